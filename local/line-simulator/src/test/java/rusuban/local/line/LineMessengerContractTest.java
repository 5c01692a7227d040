package rusuban.local.line;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.MessagingApi;
import rusuban.core.ChatId;
import rusuban.line.LineMessagingApi;
import rusuban.line.LineOptions;
import rusuban.testkit.FakeChannelRepository;
import rusuban.testkit.MessagingApiContract;

/**
 * Contract tests of the real messenger against the simulator, with stateless tokens. Each proves
 * the other.
 */
final class LineMessengerContractTest extends MessagingApiContract {
  private final LineSimulatorFixture lineSimulatorFixture;
  private final LineMessagingApi messaging;
  private final SimulatedCustomer hanako;

  LineMessengerContractTest() throws IOException {
    lineSimulatorFixture = new LineSimulatorFixture();
    lineSimulatorFixture.line.monthlyQuota(OptionalLong.empty());
    hanako = lineSimulatorFixture.line.newCustomer("花子");
    hanako.follows();
    var channel =
        new ChannelCredentials(
            lineSimulatorFixture.line.channel().id(),
            List.of(LineSimulatorFixture.SECRET),
            Optional.empty());
    var channels = new FakeChannelRepository();
    channels.with(SALON, channel);
    messaging =
        new LineMessagingApi(
            channels,
            LineOptions.unhurried().at(lineSimulatorFixture.url("")),
            (_, _, _) -> {},
            lineSimulatorFixture);
  }

  @AfterEach
  void stop() {
    messaging.close();
    lineSimulatorFixture.close();
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
    return lineSimulatorFixture.shop.lastEvent().text("replyToken").orElseThrow();
  }

  @Override
  protected void limit(long messages) {
    lineSimulatorFixture.line.monthlyQuota(OptionalLong.of(messages));
  }

  @Override
  protected int taken() {
    return lineSimulatorFixture.line.accepted().size();
  }
}
