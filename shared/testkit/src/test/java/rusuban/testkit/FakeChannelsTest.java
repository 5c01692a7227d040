package rusuban.testkit;

import java.util.Map;
import rusuban.app.Channel;
import rusuban.app.Channels;
import rusuban.core.AccountId;

final class FakeChannelsTest extends ChannelsContract {
  @Override
  protected Channels of(Map<AccountId, Channel> accounts) {
    var channels = new FakeChannels();
    accounts.forEach(channels::with);
    return channels;
  }
}
