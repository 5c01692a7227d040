package rusuban.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.decision.EventFixture.HANAKO;
import static rusuban.core.decision.ShopFixture.at;
import static rusuban.core.decision.ShopFixture.say;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.decision.FollowUpPolicy.Facts;
import rusuban.core.decision.FollowUpPolicy.Gather;
import rusuban.core.decision.FollowUpPolicy.Lapse;
import rusuban.core.decision.FollowUpPolicy.Send;
import rusuban.core.decision.FollowUpPolicy.Wait;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.FollowUpPlan.Due;
import rusuban.core.settings.FollowUpPlan.Start;
import rusuban.core.settings.QuietHours;
import rusuban.json.Json;

class FollowUpPolicyTest {
  private static final Instant EVENING = at("2026-11-24T20:00");
  private static final Chat NEW = Chat.unknown(HANAKO);
  private static final FollowUp THANKS =
      new FollowUp(HANAKO, "thanks", at("2026-11-24T12:00"), EVENING, at("2026-11-24T20:59"));
  private static final List<Json> BY_NAME = say("{名前}さま、ありがとうございました");
  private static final Facts NOTHING_TOLD = new Facts(true, Optional.empty());

  @Test
  void a_name_is_needed_where_the_message_says_it_and_none_is_fresh() {
    assertThat(decide(BY_NAME, NEW, false)).isEqualTo(new Gather(0, true));
    assertThat(decide(say("ありがとう"), NEW, false)).isEqualTo(new Gather(0, false));
    assertThat(decide(BY_NAME, named(Duration.ofDays(1)), false)).isEqualTo(new Gather(0, true));
    assertThat(decide(BY_NAME, named(Duration.ofDays(1).minusMillis(1)), false))
        .isEqualTo(new Gather(0, false));
  }

  @Test
  void one_that_was_tried_needs_nothing_and_sends_the_same_again() {
    assertThat(decide(BY_NAME, NEW, true)).isEqualTo(new Gather(0, false));
    assertThat(confirm(BY_NAME, Optional.of(say("前と同じ")), NOTHING_TOLD, EVENING))
        .isEqualTo(new Send(say("前と同じ")));
  }

  @Test
  void the_name_that_line_told_goes_before_the_one_that_is_known() {
    var told = new Facts(true, Optional.of("花子"));
    assertThat(confirm(BY_NAME, Optional.empty(), told, EVENING))
        .isEqualTo(new Send(say("花子さま、ありがとうございました")));
    assertThat(confirm(BY_NAME, Optional.empty(), NOTHING_TOLD, EVENING))
        .isEqualTo(new Send(say("はなさま、ありがとうございました")));
  }

  @Test
  void without_a_message_left_it_lapses() {
    assertThat(confirm(BY_NAME, Optional.empty(), new Facts(false, Optional.empty()), EVENING))
        .isEqualTo(new Lapse("quota-kept-back"));
  }

  @Test
  void the_time_after_the_facts_are_known_decides() {
    var told = new Facts(false, Optional.of("花子"));
    assertThat(confirm(BY_NAME, Optional.empty(), told, at("2026-11-24T20:59:01")))
        .isEqualTo(new Lapse("too-late"));
    var paused = ChatBuilder.of(NEW).pausedUntil(EVENING.plusSeconds(60)).done();
    assertThat(
            FollowUpPolicy.confirm(
                THANKS, Optional.empty(), shop(BY_NAME).ready(), paused, told, EVENING))
        .isEqualTo(new Wait(EVENING.plusSeconds(60), FollowUpPolicy.TAKEN_OVER));
  }

  private static FollowUpPolicy.Decided decide(List<Json> messages, Chat chat, boolean isTried) {
    return FollowUpPolicy.decide(THANKS, isTried, shop(messages).settings(), chat, EVENING);
  }

  private static FollowUpPolicy.Confirmed confirm(
      List<Json> messages, Optional<List<Json>> tried, Facts facts, Instant now) {
    var known = named(Duration.ofDays(3));
    return FollowUpPolicy.confirm(THANKS, tried, shop(messages).ready(), known, facts, now);
  }

  private static Chat named(Duration before) {
    return ChatBuilder.of(NEW).named("はな", EVENING.minus(before)).done();
  }

  private static ShopFixture shop(List<Json> messages) {
    var due = new Due.SameDay(LocalTime.of(20, 0), LocalTime.of(20, 59));
    return new ShopFixture()
        .quiet(new QuietHours(LocalTime.of(22, 0), LocalTime.of(9, 0)))
        .followUps(new FollowUpPlan("thanks", Start.FIRST_MESSAGE, due, messages));
  }
}
