package rusuban.testkit;

import rusuban.app.messaging.MessagingApi;
import rusuban.core.ChatId;

final class FakeMessagingApiContractTest extends MessagingApiContract {
  private static final ChatId HANAKO = new ChatId("U4af4980629afdb1c4e2b5f7a5c3d2e1f");

  private final FakeMessagingApi line = new FakeMessagingApi().named(HANAKO.value(), "花子");

  @Override
  protected MessagingApi messaging() {
    return line;
  }

  @Override
  protected ChatId hanako() {
    return HANAKO;
  }

  @Override
  protected String replyToken() {
    return "a-reply-token";
  }

  @Override
  protected void limit(long messages) {
    line.month(messages, 0);
  }

  @Override
  protected int taken() {
    return line.taken().size();
  }
}
