package rusuban.testkit.connection;

import java.util.Map;
import rusuban.app.connection.ChannelCredentialsStore;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.ChannelRepository;
import rusuban.core.AccountId;
import rusuban.testkit.FakeChannelRepository;

final class FakeChannelCredentialsStoreTest extends ChannelCredentialsStoreContract {
  private final FakeChannelRepository channels = new FakeChannelRepository();

  @Override
  protected void stored(Map<AccountId, ChannelCredentials> accounts) {
    accounts.forEach(channels::with);
  }

  @Override
  protected ChannelCredentialsStore store() {
    return channels;
  }

  @Override
  protected ChannelRepository channels() {
    return channels;
  }

  @Override
  protected ChannelRepository elsewhere() {
    return channels;
  }
}
