package rusuban.local.line;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import rusuban.app.connection.ApiProblem;
import rusuban.app.connection.OfficialAccountApi;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.lineadmin.LineOfficialAccountApi;
import rusuban.local.line.state.ChatMode;
import rusuban.testkit.FakeChannelRepository;
import rusuban.testkit.connection.OfficialAccountApiContract;

/** Contract tests of the adapter on LINE's SDK against the simulator. Each proves the other. */
final class LineOfficialAccountApiContractTest extends OfficialAccountApiContract {
  private static final String INFO = "/v2/bot/info";

  private final LineSimulatorFixture fixture = new LineSimulatorFixture();
  private final LineSimulator line = fixture.line;
  private final LineOfficialAccountApi api =
      new LineOfficialAccountApi(
          new FakeChannelRepository()
              .with(SALON, new ChannelCredentials(ID, List.of(SECRET), Optional.empty())),
          fixture.url(""),
          (_, _, _) -> {},
          fixture);

  LineOfficialAccountApiContractTest() throws IOException {
    line.forgetWebhookUrl();
    line.chatMode(ChatMode.CHAT);
  }

  @AfterEach
  void stop() {
    api.close();
    fixture.close();
  }

  @Override
  protected OfficialAccountApi api() {
    return api;
  }

  @Override
  protected void issueSecret(String next) {
    line.issueSecret(next);
  }

  @Override
  protected void chat(boolean on) {
    line.chatMode(on ? ChatMode.CHAT : ChatMode.BOT);
  }

  @Override
  protected URI shop() {
    return fixture.url("/webhook");
  }

  @Override
  protected void shopAnswers(int status) {
    fixture.shop.status = status;
  }

  @Override
  protected void webhookUse(boolean on) {
    line.webhookActive(on);
  }

  @Override
  protected void month(OptionalLong limit, int used) {
    line.monthlyQuota(limit);
    var hanako = line.newCustomer("花子");
    hanako.follows();
    IntStream.range(0, used).forEach(_ -> fixture.push(hanako.userId(), "こんにちは"));
  }

  @Override
  protected LocalDate counted() {
    for (int i = 0; i < 7; i++) {
      var customer = line.customer("客" + i);
      customer.follows();
      if (i < 2) customer.blocks();
    }
    return LocalDate.ofInstant(fixture.instant(), ZoneId.of("Asia/Tokyo")).minusDays(1);
  }

  @Override
  protected void fails(ApiProblem problem) {
    switch (problem) {
      case NOT_PERMITTED -> line.faults().answerNext(1, INFO, 403);
      case RATE_LIMITED -> line.faults().answerNext(1, INFO, 429);
      case REFUSED -> line.faults().answerNext(1, INFO, 400);
      case LINE_FAILED -> line.faults().answerNext(1, INFO, 502);
      case UNREACHABLE -> line.faults().closeNextBeforeAcceptance(1, INFO);
      case NO_CHANNEL, SECRET_REFUSED -> throw new IllegalArgumentException("no fault of LINE");
    }
  }
}
