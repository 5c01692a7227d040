package rusuban.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.app.DeliveryOutcome;
import rusuban.core.AccountId;
import rusuban.local.line.SimulatedCustomer;
import rusuban.local.line.state.WebhookDelivery;
import rusuban.testkit.TestSize;

/**
 * Scenarios of a new channel secret from LINE's console, which ends the old one at once. The salon
 * has no long-lived token, so each token is requested with a secret.
 */
@Tag(TestSize.SLOW)
class ChannelSecretScenarioTest {
  private static final String TOKEN = "/oauth2/v3/token";
  private static final String NEW = "canary-new-secret";
  private static final Duration TOKEN_LIVES = Duration.ofMinutes(15);

  private ScenarioSalon scenarioSalon;
  private SimulatedCustomer customer;

  @BeforeEach
  void the_salon_is_there_without_a_long_lived_token() throws IOException {
    scenarioSalon = ScenarioSalon.at("2026-12-02T14:00:01");
    scenarioSalon.system().deleteSecret(account(), "channel-access-token");
    customer = scenarioSalon.customer("花子");
  }

  @AfterEach
  void nothing_secret_was_told_and_the_salon_is_gone() {
    assertThat(scenarioSalon.telemetry()).doesNotContain("canary");
    scenarioSalon.close();
  }

  private AccountId account() {
    return scenarioSalon.system().account();
  }

  private WebhookDelivery says(String text) {
    return customer.says(text);
  }

  @Test
  void answers_go_on_while_the_next_secret_is_put_and_takes_the_place_of_the_old_one() {
    says("予約");
    assertThat(scenarioSalon.sentTo(customer)).hasSize(1);

    scenarioSalon.line().issueSecret(NEW);
    scenarioSalon.system().putSecret(account(), "channel-secret-next", NEW);
    scenarioSalon.passes(TOKEN_LIVES);
    assertThat(says("予約").httpStatus()).isEqualTo(200);
    assertThat(scenarioSalon.sentTo(customer)).hasSize(2);

    scenarioSalon.system().putSecret(account(), "channel-secret", NEW);
    scenarioSalon.system().deleteSecret(account(), "channel-secret-next");
    scenarioSalon.passes(TOKEN_LIVES.plus(Duration.ofHours(1)));
    assertThat(says("予約").httpStatus()).isEqualTo(200);
    assertThat(scenarioSalon.sentTo(customer)).hasSize(3);
  }

  @Test
  void where_nothing_is_put_line_sends_it_again_until_it_is() {
    scenarioSalon.line().webhookRedelivery(true);
    says("予約");
    scenarioSalon.passes(TOKEN_LIVES);

    scenarioSalon.line().issueSecret(NEW);
    assertThat(says("予約").httpStatus()).isEqualTo(401);
    scenarioSalon.passes(Duration.ofSeconds(20));
    scenarioSalon.system().putSecret(account(), "channel-secret-next", NEW);
    scenarioSalon.line().redeliverFailed();
    scenarioSalon.line().redeliverFailed();

    assertThat(scenarioSalon.sentTo(customer)).hasSize(2);
  }

  @Test
  void a_reply_that_line_gives_no_token_for_is_sent_once_when_there_is_one_within_the_minute() {
    scenarioSalon.line().faults().answerNext(100, TOKEN, 400);
    assertThat(says("予約").httpStatus()).isEqualTo(200);
    assertThat(scenarioSalon.sentTo(customer)).isEmpty();
    assertThat(scenarioSalon.lastEnding(customer.userId())).isEmpty();
    assertThat(scenarioSalon.telemetry()).contains("line-accepts-no-token").contains(TOKEN);

    scenarioSalon.line().faults().clear();
    scenarioSalon.until("2026-12-02T14:01:00");
    assertThat(scenarioSalon.sentTo(customer)).hasSize(1);
    scenarioSalon.passes(Duration.ofMinutes(5));
    assertThat(scenarioSalon.sentTo(customer)).hasSize(1);
    assertThat(scenarioSalon.lastEnding(customer.userId()))
        .get()
        .isInstanceOf(DeliveryOutcome.Sent.class);
  }

  @Test
  void a_secret_put_within_the_minute_sends_the_reply_that_waits_once() {
    scenarioSalon.line().faults().answerNext(100, TOKEN, 400);
    assertThat(says("予約").httpStatus()).isEqualTo(200);
    assertThat(scenarioSalon.sentTo(customer)).isEmpty();

    scenarioSalon.line().issueSecret(NEW);
    scenarioSalon.line().faults().clear();
    scenarioSalon.system().putSecret(account(), "channel-secret-next", NEW);
    scenarioSalon.until("2026-12-02T14:01:00");
    assertThat(scenarioSalon.sentTo(customer)).hasSize(1);
    scenarioSalon.passes(Duration.ofMinutes(5));
    assertThat(scenarioSalon.sentTo(customer)).hasSize(1);
  }

  @Test
  void a_thank_you_waits_until_line_gives_a_token_again() {
    says("こんにちは");
    scenarioSalon.until("2026-12-02T19:59");
    int before = scenarioSalon.sentTo(customer).size();
    scenarioSalon.line().faults().answerNext(1_000, TOKEN, 400);
    scenarioSalon.until("2026-12-02T20:10");
    assertThat(scenarioSalon.sentTo(customer)).hasSize(before);

    scenarioSalon.line().faults().clear();
    scenarioSalon.until("2026-12-02T20:30");
    assertThat(scenarioSalon.sentTo(customer)).hasSize(before + 1);
  }
}
