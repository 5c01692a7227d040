package rusuban.testkit.connection;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import rusuban.app.connection.ApiProblem;
import rusuban.app.connection.FriendCount;
import rusuban.app.connection.OfficialAccountApi;
import rusuban.app.connection.WebhookTest;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.core.decision.Quota;
import rusuban.testkit.FakeChannelRepository;

final class FakeOfficialAccountApiTest extends OfficialAccountApiContract {
  private static final LocalDate COUNTED = LocalDate.parse("2026-11-19");

  private final FakeOfficialAccountApi api =
      new FakeOfficialAccountApi(
          new FakeChannelRepository()
              .with(SALON, new ChannelCredentials(ID, List.of(SECRET), Optional.empty())),
          ID,
          SECRET);

  FakeOfficialAccountApiTest() {
    api.counted(COUNTED, new FriendCount(7, 2));
  }

  @Override
  protected OfficialAccountApi api() {
    return api;
  }

  @Override
  protected void issueSecret(String next) {
    api.issueSecret(next);
  }

  @Override
  protected void chat(boolean on) {
    api.chat(on);
  }

  @Override
  protected URI shop() {
    return URI.create("https://shop.example/webhook/salon");
  }

  @Override
  protected void shopAnswers(int status) {
    api.tests(
        new WebhookTest(WebhookTest.Reason.ERROR_STATUS_CODE, status, Duration.ofMillis(300)));
  }

  @Override
  protected void webhookUse(boolean on) {
    api.webhookUse(on);
  }

  @Override
  protected void month(OptionalLong limit, int used) {
    api.month(new Quota(limit, used));
  }

  @Override
  protected LocalDate counted() {
    return COUNTED;
  }

  @Override
  protected void fails(ApiProblem problem) {
    api.fails(problem);
  }
}
