package rusuban.app.messaging;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import rusuban.core.AccountId;

/** The channels of the accounts in this deployment. */
public interface ChannelRepository {
  /** Maximum age of the result of {@link #latest}. It is well below the life of a reply token. */
  Duration KNOWN_WITHIN = Duration.ofSeconds(15);

  /**
   * Returns the account's channel; empty if this deployment has no such account. A secret that
   * changed an hour ago or earlier is included.
   */
  Optional<ChannelCredentials> find(AccountId account);

  /**
   * Returns the account's channel, at most {@link #KNOWN_WITHIN} old. For callers whose credentials
   * from {@link #find} did not work. Without a cache it is the same as {@link #find}.
   */
  default Optional<ChannelCredentials> latest(AccountId account) {
    return find(account);
  }

  /** Reads expired cache entries again, in the background. */
  default void renew() {}

  /**
   * Returns every account of this deployment with a complete channel. An incomplete channel is
   * reported and does not affect other accounts.
   */
  Set<AccountId> accounts();
}
