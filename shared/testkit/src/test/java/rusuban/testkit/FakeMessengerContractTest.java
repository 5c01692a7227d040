package rusuban.testkit;

import rusuban.app.Messenger;
import rusuban.core.ChatId;

final class FakeMessengerContractTest extends MessengerContract {
  private static final ChatId HANAKO = new ChatId("U4af4980629afdb1c4e2b5f7a5c3d2e1f");

  private final FakeMessenger line = new FakeMessenger().named(HANAKO.value(), "花子");

  @Override
  protected Messenger messenger() {
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
