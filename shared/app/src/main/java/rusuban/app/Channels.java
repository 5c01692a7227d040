package rusuban.app;

import java.util.Optional;
import java.util.Set;
import rusuban.core.AccountId;

/** The channels of the accounts in this deployment. */
public interface Channels {
  /** The account's channel, empty where this deployment has no such account. */
  Optional<Channel> find(AccountId account);

  /** Every account of this deployment. */
  Set<AccountId> accounts();
}
