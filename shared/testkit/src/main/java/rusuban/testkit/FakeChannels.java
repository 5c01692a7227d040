package rusuban.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import rusuban.app.Channel;
import rusuban.app.Channels;
import rusuban.core.AccountId;

/** Channels kept in memory. */
public final class FakeChannels implements Channels {
  private final Map<AccountId, Channel> channels = new ConcurrentHashMap<>();

  /** From now on the account has this channel. */
  public FakeChannels with(AccountId account, Channel channel) {
    channels.put(account, channel);
    return this;
  }

  @Override
  public Optional<Channel> find(AccountId account) {
    return Optional.ofNullable(channels.get(account));
  }

  @Override
  public Set<AccountId> accounts() {
    return Set.copyOf(channels.keySet());
  }
}
