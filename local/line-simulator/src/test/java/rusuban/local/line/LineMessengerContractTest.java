package rusuban.local.line;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import rusuban.app.Channel;
import rusuban.app.Messenger;
import rusuban.core.ChatId;
import rusuban.line.LineMessenger;
import rusuban.line.LineOptions;
import rusuban.testkit.FakeChannels;
import rusuban.testkit.MessengerContract;

/**
 * Contract tests of the real messenger against the simulator, with stateless tokens. Each proves
 * the other.
 */
final class LineMessengerContractTest extends MessengerContract {
  private final Stage stage;
  private final LineMessenger messenger;
  private final Person hanako;

  LineMessengerContractTest() throws IOException {
    stage = new Stage();
    stage.line.monthlyQuota(OptionalLong.empty());
    hanako = stage.line.newCustomer("花子");
    hanako.follows();
    var channel = new Channel(stage.line.channel().id(), List.of(Stage.SECRET), Optional.empty());
    var channels = new FakeChannels();
    channels.with(SALON, channel);
    messenger =
        new LineMessenger(
            channels, LineOptions.unhurried().at(stage.url("")), (_, _, _) -> {}, stage);
  }

  @AfterEach
  void stop() {
    messenger.close();
    stage.close();
  }

  @Override
  protected Messenger messenger() {
    return messenger;
  }

  @Override
  protected ChatId hanako() {
    return new ChatId(hanako.userId());
  }

  @Override
  protected String replyToken() {
    hanako.says("こんにちは");
    return stage.shop.lastEvent().text("replyToken").orElseThrow();
  }

  @Override
  protected void limit(long messages) {
    stage.line.monthlyQuota(OptionalLong.of(messages));
  }

  @Override
  protected int taken() {
    return stage.line.accepted().size();
  }
}
