package rusuban.local.line;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.MessagingApi;
import rusuban.core.ChatId;
import rusuban.line.LineMessenger;
import rusuban.line.LineOptions;
import rusuban.testkit.FakeChannelRepository;
import rusuban.testkit.MessagingApiContract;

/**
 * Contract tests of the real messenger against the simulator, with stateless tokens. Each proves
 * the other.
 */
final class LineMessengerContractTest extends MessagingApiContract {
  private final Stage stage;
  private final LineMessenger messaging;
  private final Person hanako;

  LineMessengerContractTest() throws IOException {
    stage = new Stage();
    stage.line.monthlyQuota(OptionalLong.empty());
    hanako = stage.line.newCustomer("花子");
    hanako.follows();
    var channel =
        new ChannelCredentials(stage.line.channel().id(), List.of(Stage.SECRET), Optional.empty());
    var channels = new FakeChannelRepository();
    channels.with(SALON, channel);
    messaging =
        new LineMessenger(
            channels, LineOptions.unhurried().at(stage.url("")), (_, _, _) -> {}, stage);
  }

  @AfterEach
  void stop() {
    messaging.close();
    stage.close();
  }

  @Override
  protected MessagingApi messaging() {
    return messaging;
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
