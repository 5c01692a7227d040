package rusuban.app.messaging;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import rusuban.core.AccountId;

/** The channels of the accounts in this deployment. */
public interface ChannelRepository {
  /** How old what {@link #latest} returns may be: well below the life of a reply token. */
  Duration KNOWN_WITHIN = Duration.ofSeconds(15);

  /**
   * The account's channel, empty where this deployment has no such account. A secret that was
   * changed an hour ago or more is known.
   */
  Optional<ChannelCredentials> find(AccountId account);

  /**
   * Returns the account's channel as it is now, give or take {@link #KNOWN_WITHIN}: for callers
   * that {@link #find} did not serve. The same where nothing is remembered.
   */
  default Optional<ChannelCredentials> latest(AccountId account) {
    return find(account);
  }

  /** Has read again, beside the work, what was remembered too long. */
  default void renew() {}

  /**
   * Every account of this deployment whose channel is whole. One that lacks a part is told of, and
   * keeps no other from its work.
   */
  Set<AccountId> accounts();
}
