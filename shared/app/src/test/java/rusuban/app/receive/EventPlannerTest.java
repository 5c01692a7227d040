package rusuban.app.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.app.UseCaseFixture.HANAKO;
import static rusuban.app.UseCaseFixture.NOON;
import static rusuban.app.UseCaseFixture.SALON;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.app.UseCaseFixture;
import rusuban.app.account.VersionedShopState;
import rusuban.app.chat.ChatContext;
import rusuban.app.chat.EventRecord;
import rusuban.core.decision.trace.TraceCode;
import rusuban.core.decision.trace.TraceStep;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;

class EventPlannerTest {
  private static final Event HELLO = UseCaseFixture.text(HANAKO, "e1", NOON, "こんにちは");

  private final UseCaseFixture useCaseFixture =
      new UseCaseFixture(UseCaseFixture.answering("いらっしゃいませ", false));
  private final EventPlanner planner =
      new EventPlanner(useCaseFixture.ready, useCaseFixture.telemetry);

  @ParameterizedTest
  @CsvSource({"PT0S, PT1M", "PT5M, PT6M", "PT19M, PT20M", "PT19M30S, PT20M", "PT25M, PT20M"})
  void a_token_is_good_for_a_minute_but_never_past_twenty_from_the_event(
      Duration received, Duration ends) {
    assertThat(plan(HELLO, received).tokenEnds()).isEqualTo(NOON.plus(ends));
  }

  @Test
  void an_unsend_names_the_message_whose_content_goes_and_nothing_else_does() {
    var unsend = UseCaseFixture.event(HANAKO, "e2", NOON, new EventContent.UnsendEvent("m-e1"));
    assertThat(plan(unsend, Duration.ZERO).unsent()).contains("m-e1");
    assertThat(plan(HELLO, Duration.ZERO).unsent()).isEmpty();
  }

  @Test
  void an_event_of_no_chat_tells_why_nothing_was_decided() {
    var ofNoChat =
        UseCaseFixture.event(
            Optional.empty(), "e0", NOON, new EventContent.OtherEvent("activated"));
    assertThat(plan(ofNoChat, Duration.ZERO).trace())
        .extracting(TraceStep::saw)
        .containsExactly(TraceCode.Plain.OF_NO_CHAT);
  }

  @Test
  void an_event_is_kept_as_long_as_the_settings_say_and_thirty_days_without_any() {
    assertThat(plan(HELLO, Duration.ZERO).expires()).isEqualTo(NOON.plus(Duration.ofDays(60)));
    var none = new ChatContext(OptionalLong.empty(), VersionedShopState.NONE, Optional.empty());
    assertThat(
            planner.complete(planner.decide(SALON, HELLO, none, NOON), Optional.empty()).expires())
        .isEqualTo(NOON.plus(Duration.ofDays(30)));
  }

  private EventRecord plan(Event event, Duration afterNoon) {
    var opened = new ChatContext(OptionalLong.of(1), VersionedShopState.NONE, Optional.empty());
    var draft = planner.decide(SALON, event, opened, NOON.plus(afterNoon));
    return planner.complete(draft, Optional.empty());
  }
}
