package rusuban.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.app.messaging.RetryKey;
import rusuban.local.line.Accepted;
import rusuban.local.line.Via;

/** A count that could not fail would prove nothing. */
class AcceptancesTest {
  private static final Instant NOON = Instant.parse("2026-12-11T03:00:00Z");
  private static final Asked ONE = new Asked("E1", "U1", NOON);
  private static final Asked OTHER = new Asked("E2", "U1", NOON);

  @Test
  void one_reply_for_each_event_is_as_it_should_be() {
    var acceptances = of(reply("E1"), reply("E2"));

    assertThat(acceptances.doubled()).isZero();
    assertThat(acceptances.unaccepted()).isEmpty();
  }

  @Test
  void a_push_beside_a_reply_to_the_same_event_is_one_too_many() {
    var acceptances = of(reply("E1"), reply("E2"), push("event/E1"));

    assertThat(acceptances.doubled()).isEqualTo(1);
  }

  @Test
  void a_push_in_place_of_a_reply_is_none_too_many() {
    var acceptances = of(push("event/E1"), reply("E2"));

    assertThat(acceptances.doubled()).isZero();
    assertThat(acceptances.unaccepted()).isEmpty();
  }

  @Test
  void what_answers_no_event_is_one_too_many() {
    assertThat(of(reply("E1"), reply("E2"), push("event/E3")).doubled()).isEqualTo(1);
  }

  @Test
  void an_event_without_an_answer_is_found_though_its_customer_was_answered() {
    var acceptances = of(reply("E1"), push("event/E1"));

    assertThat(acceptances.unaccepted()).containsExactly(OTHER);
  }

  @Test
  void how_long_LINE_waited_counts_from_when_the_event_was_due() {
    assertThat(of(reply("E1")).latency().longest()).isBetween(250.0, 251.0);
  }

  private static Acceptances of(Accepted... accepted) {
    return Acceptances.of(List.of(accepted), List.of(ONE, OTHER), 0);
  }

  private static Accepted reply(String event) {
    return accepted(Via.REPLY, Optional.of(event), Optional.empty());
  }

  private static Accepted push(String cause) {
    var key = RetryKey.of(Shop.ACCOUNT, cause).toString();
    return accepted(Via.PUSH, Optional.empty(), Optional.of(key));
  }

  private static Accepted accepted(Via via, Optional<String> answers, Optional<String> retryKey) {
    var at = NOON.plusMillis(250);
    return new Accepted("request", "U1", List.of(), via, answers, retryKey, at, true);
  }
}
