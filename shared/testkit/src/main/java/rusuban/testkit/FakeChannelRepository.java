package rusuban.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.ChannelRepository;
import rusuban.core.AccountId;

/** Channels kept in memory. */
public final class FakeChannelRepository implements ChannelRepository {
  private final Map<AccountId, ChannelCredentials> channels = new ConcurrentHashMap<>();

  /** Gives the account this channel. */
  public FakeChannelRepository with(AccountId account, ChannelCredentials channel) {
    channels.put(account, channel);
    return this;
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
