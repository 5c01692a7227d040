package rusuban.app;

import java.util.Optional;
import java.util.Set;
import rusuban.core.AccountId;

/** The channels of the accounts in this deployment. */
public interface Channels {
  /**
   * The account's channel, empty where this deployment has no such account. A secret that was
   * changed an hour ago or more is known.
   */
  Optional<Channel> find(AccountId account);

  /**
   * The account's channel as it is now, give or take a minute: for who was not served by {@link
   * #find}, and the same where nothing is remembered.
   */
  default Optional<Channel> latest(AccountId account) {
    return find(account);
  }

  /** Has read again, beside the work, what was remembered too long. */
  default void renew() {}

  /** Every account of this deployment. */
  Set<AccountId> accounts();
}
