package rusuban.testkit.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rusuban.app.connection.ApiAnswer.Answered;
import rusuban.app.connection.ApiAnswer.Unanswered;
import rusuban.app.connection.ApiProblem;
import rusuban.app.connection.BotInfo;
import rusuban.app.connection.WebhookEndpoint;
import rusuban.app.connection.WebhookTest;
import rusuban.app.connection.doctor.LineFacts;
import rusuban.app.connection.doctor.LineFactsStore;
import rusuban.core.AccountId;
import rusuban.core.decision.Quota;

/** Contract tests for every implementation of {@link LineFactsStore}. */
public abstract class LineFactsStoreContract {
  private static final AccountId SALON = new AccountId("salon");
  private static final Instant NOW = Instant.parse("2026-11-24T05:18:00.123456789Z");
  private static final LineFacts WELL =
      new LineFacts(
          NOW,
          new Answered<>(new BotInfo("美容室ひだまり 🎀", "@hidamari", true, false)),
          new Answered<>(
              Optional.of(
                  new WebhookEndpoint(URI.create("https://rusuban.example/webhook/salon"), true))),
          Optional.of(
              new Answered<>(new WebhookTest(WebhookTest.Reason.OK, 200, Duration.ofMillis(312)))),
          new Answered<>(new Quota(OptionalLong.of(200), 57)));
  private static final LineFacts BARE =
      new LineFacts(
          NOW,
          new Answered<>(new BotInfo("", "@a", false, true)),
          new Answered<>(Optional.empty()),
          Optional.empty(),
          new Answered<>(Quota.UNLIMITED));

  /** Returns an empty store. */
  protected abstract LineFactsStore empty();

  @Test
  void there_is_nothing_before_the_first_check() {
    assertThat(empty().last(SALON)).isEmpty();
  }

  @Test
  void the_last_answers_of_each_account_are_kept_as_they_are() {
    var store = empty();
    store.save(SALON, BARE);
    assertThat(store.last(SALON)).contains(BARE);
    store.save(SALON, WELL);
    store.save(new AccountId("bar"), BARE);
    assertThat(store.last(SALON)).contains(WELL);
    assertThat(store.last(new AccountId("bar"))).contains(BARE);
  }

  @ParameterizedTest
  @EnumSource(ApiProblem.class)
  void a_missing_answer_is_kept_with_its_reason(ApiProblem problem) {
    var facts =
        new LineFacts(
            NOW,
            new Unanswered<>(problem),
            new Unanswered<>(problem),
            Optional.of(new Unanswered<>(problem)),
            new Unanswered<>(problem));
    var store = empty();
    store.save(SALON, facts);
    assertThat(store.last(SALON)).contains(facts);
  }

  @ParameterizedTest
  @EnumSource(WebhookTest.Reason.class)
  void a_failed_test_is_kept_with_its_reason(WebhookTest.Reason reason) {
    var test = new WebhookTest(reason, 0, Duration.ZERO);
    var facts =
        new LineFacts(
            NOW, WELL.bot(), WELL.webhook(), Optional.of(new Answered<>(test)), WELL.quota());
    var store = empty();
    store.save(SALON, facts);
    assertThat(store.last(SALON)).contains(facts);
  }
}
