package rusuban.testkit;

import java.util.Map;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.ChannelRepository;
import rusuban.core.AccountId;

final class FakeChannelRepositoryTest extends ChannelRepositoryContract {
  @Override
  protected ChannelRepository of(Map<AccountId, ChannelCredentials> accounts) {
    var channels = new FakeChannelRepository();
    accounts.forEach(channels::with);
    return channels;
  }
}
