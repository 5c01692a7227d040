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
import rusuban.local.line.Delivery;
import rusuban.local.line.Person;
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

  private Salon salon;
  private Person customer;

  @BeforeEach
  void the_salon_is_there_without_a_long_lived_token() throws IOException {
    salon = Salon.at("2026-12-02T14:00:01");
    salon.system().deleteSecret(account(), "channel-access-token");
    customer = salon.customer("花子");
  }

  @AfterEach
  void nothing_secret_was_told_and_the_salon_is_gone() {
    assertThat(salon.telemetry()).doesNotContain("canary");
    salon.close();
  }

  private AccountId account() {
    return salon.system().account();
  }

  private Delivery says(String text) {
    return customer.says(text);
  }

  @Test
  void answers_go_on_while_the_next_secret_is_put_and_takes_the_place_of_the_old_one() {
    says("予約");
    assertThat(salon.sentTo(customer)).hasSize(1);

    salon.line().issueSecret(NEW);
    salon.system().putSecret(account(), "channel-secret-next", NEW);
    salon.passes(TOKEN_LIVES);
    assertThat(says("予約").httpStatus()).isEqualTo(200);
    assertThat(salon.sentTo(customer)).hasSize(2);

    salon.system().putSecret(account(), "channel-secret", NEW);
    salon.system().deleteSecret(account(), "channel-secret-next");
    salon.passes(TOKEN_LIVES.plus(Duration.ofHours(1)));
    assertThat(says("予約").httpStatus()).isEqualTo(200);
    assertThat(salon.sentTo(customer)).hasSize(3);
  }

  @Test
  void where_nothing_is_put_line_sends_it_again_until_it_is() {
    salon.line().webhookRedelivery(true);
    says("予約");
    salon.passes(TOKEN_LIVES);

    salon.line().issueSecret(NEW);
    assertThat(says("予約").httpStatus()).isEqualTo(401);
    salon.passes(Duration.ofSeconds(20));
    salon.system().putSecret(account(), "channel-secret-next", NEW);
    salon.line().redeliverFailed();
    salon.line().redeliverFailed();

    assertThat(salon.sentTo(customer)).hasSize(2);
  }

  @Test
  void a_reply_that_line_gives_no_token_for_is_sent_once_when_there_is_one_within_the_minute() {
    salon.line().faults().answerNext(100, TOKEN, 400);
    assertThat(says("予約").httpStatus()).isEqualTo(200);
    assertThat(salon.sentTo(customer)).isEmpty();
    assertThat(salon.lastEnding(customer.userId())).isEmpty();
    assertThat(salon.telemetry()).contains("line-accepts-no-token").contains(TOKEN);

    salon.line().faults().clear();
    salon.until("2026-12-02T14:01:00");
    assertThat(salon.sentTo(customer)).hasSize(1);
    salon.passes(Duration.ofMinutes(5));
    assertThat(salon.sentTo(customer)).hasSize(1);
    assertThat(salon.lastEnding(customer.userId())).get().isInstanceOf(DeliveryOutcome.Sent.class);
  }

  @Test
  void a_secret_put_within_the_minute_sends_the_reply_that_waits_once() {
    salon.line().faults().answerNext(100, TOKEN, 400);
    assertThat(says("予約").httpStatus()).isEqualTo(200);
    assertThat(salon.sentTo(customer)).isEmpty();

    salon.line().issueSecret(NEW);
    salon.line().faults().clear();
    salon.system().putSecret(account(), "channel-secret-next", NEW);
    salon.until("2026-12-02T14:01:00");
    assertThat(salon.sentTo(customer)).hasSize(1);
    salon.passes(Duration.ofMinutes(5));
    assertThat(salon.sentTo(customer)).hasSize(1);
  }

  @Test
  void a_thank_you_waits_until_line_gives_a_token_again() {
    says("こんにちは");
    salon.until("2026-12-02T19:59");
    int before = salon.sentTo(customer).size();
    salon.line().faults().answerNext(1_000, TOKEN, 400);
    salon.until("2026-12-02T20:10");
    assertThat(salon.sentTo(customer)).hasSize(before);

    salon.line().faults().clear();
    salon.until("2026-12-02T20:30");
    assertThat(salon.sentTo(customer)).hasSize(before + 1);
  }
}
