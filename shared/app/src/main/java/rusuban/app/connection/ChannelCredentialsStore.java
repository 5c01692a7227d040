package rusuban.app.connection;

import rusuban.app.messaging.ChannelCredentials;
import rusuban.core.AccountId;

/** The stored channels, for writing. What is written can be found at once by the same process. */
public interface ChannelCredentialsStore {

  /**
   * Stores an account's channel in place of everything that was stored of it. A second secret and a
   * long-lived token end too: they may be another channel's.
   *
   * @param channel a channel with one secret and no long-lived token
   * @throws IllegalArgumentException for any other channel
   */
  void put(AccountId account, ChannelCredentials channel);
}
