package rusuban.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import rusuban.app.connection.ChannelCredentialsStore;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.ChannelRepository;
import rusuban.core.AccountId;

/** Channels kept in memory. */
public final class FakeChannelRepository implements ChannelRepository, ChannelCredentialsStore {
  private final Map<AccountId, ChannelCredentials> channels = new ConcurrentHashMap<>();

  /** Gives the account this channel. */
  public FakeChannelRepository with(AccountId account, ChannelCredentials channel) {
    channels.put(account, channel);
    return this;
  }

  @Override
  public void put(AccountId account, ChannelCredentials channel) {
    if (channel.secrets().size() > 1 || channel.accessToken().isPresent())
      throw new IllegalArgumentException("one secret and no token");
    channels.put(account, channel);
  }

  @Override
  public Optional<ChannelCredentials> find(AccountId account) {
    return Optional.ofNullable(channels.get(account));
  }

  @Override
  public Set<AccountId> accounts() {
    return Set.copyOf(channels.keySet());
  }
}
