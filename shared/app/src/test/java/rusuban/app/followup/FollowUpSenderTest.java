package rusuban.app.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.app.UseCaseFixture.EVENING;
import static rusuban.app.UseCaseFixture.HANAKO;
import static rusuban.app.UseCaseFixture.NOON;
import static rusuban.app.UseCaseFixture.SALON;
import static rusuban.app.UseCaseFixture.THANKS;
import static rusuban.app.UseCaseFixture.answering;
import static rusuban.app.UseCaseFixture.say;
import static rusuban.app.UseCaseFixture.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rusuban.app.DeliveryOutcome;
import rusuban.app.DeliveryOutcome.Via;
import rusuban.app.PortInterceptor;
import rusuban.app.Pseudonym;
import rusuban.app.Telemetry.Metric;
import rusuban.app.UseCaseFixture;
import rusuban.app.chat.HistoryEntry;
import rusuban.app.messaging.SendResult;
import rusuban.app.tick.DueWorkRunner;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.ChatStatus;
import rusuban.core.decision.FollowUp;
import rusuban.core.event.EventContent;
import rusuban.core.settings.FollowUpPlan;
import rusuban.testkit.FakeMessagingApi.Taken;
import rusuban.testkit.store.EventRecordBuilder;

class FollowUpSenderTest {
  private static final DueWorkRunner.Carried ONE = new DueWorkRunner.Carried(1, 0);
  private static final DueWorkRunner.Carried NONE = new DueWorkRunner.Carried(0, 0);
  private static final FollowUpPlan BY_NAME =
      new FollowUpPlan("thanks", THANKS.start(), THANKS.due(), say("{名前}様、ありがとうございました"));

  private final UseCaseFixture useCaseFixture =
      new UseCaseFixture(answering("いらっしゃいませ", false, THANKS));

  @BeforeEach
  void a_first_message_came_at_noon() {
    useCaseFixture.receive(text(HANAKO, "e1", NOON, "はじめまして"));
    useCaseFixture.clock.set(EVENING);
    useCaseFixture.told.clear();
  }

  @Test
  void what_was_sent_is_told() {
    useCaseFixture.tick();
    assertThat(useCaseFixture.told).containsExactly(told(Metric.FOLLOW_UP_SENT, "accepted"));
  }

  @Test
  void who_writes_while_it_is_being_sent_still_gets_it_in_the_same_round() {
    useCaseFixture.atStore =
        PortInterceptor.once(
            "claim", () -> useCaseFixture.receive(text(HANAKO, "e2", EVENING, "まだいますか")));
    assertThat(useCaseFixture.tick()).isEqualTo(ONE);
    assertThat(pushes()).hasSize(1);
  }

  @Test
  void a_chat_that_never_stands_still_makes_the_follow_up_wait_for_another_round() {
    var number = new AtomicInteger();
    useCaseFixture.atStore =
        method -> {
          if (method.equals("claim"))
            change(chat -> chat.named("花子" + number.incrementAndGet(), EVENING));
        };
    assertThat(useCaseFixture.tick()).isEqualTo(new DueWorkRunner.Carried(1, 1));
    assertThat(pushes()).isEmpty();
    useCaseFixture.atStore = PortInterceptor.NOTHING;
    useCaseFixture.clock.advance(Duration.ofMinutes(2));
    useCaseFixture.tick();
    assertThat(pushes()).hasSize(1);
  }

  @Test
  void while_staff_hold_the_chat_it_is_put_off_until_they_are_done() {
    var done = EVENING.plus(Duration.ofMinutes(30));
    change(chat -> chat.pausedUntil(done));
    assertThat(useCaseFixture.tick()).isEqualTo(ONE);
    useCaseFixture.clock.set(done.minusMillis(1));
    assertThat(useCaseFixture.tick()).as("nothing is due before").isEqualTo(NONE);
    useCaseFixture.clock.set(done);
    useCaseFixture.tick();
    assertThat(pushes()).hasSize(1);
  }

  @Test
  void it_is_tried_again_after_times_that_double_up_to_ten_minutes() {
    var here = patient();
    for (int seconds : List.of(30, 60, 120, 240, 480, 600, 600)) {
      here.tick();
      here.clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(here.tick()).as("before " + seconds + " s").isEqualTo(NONE);
      here.clock.advance(Duration.ofMillis(1));
    }
    assertThat(here.tick()).isEqualTo(ONE);
  }

  @Test
  void what_lapses_is_told_once_and_as_no_failure() {
    useCaseFixture.live.clear();
    assertThat(useCaseFixture.tick()).isEqualTo(ONE);
    assertThat(useCaseFixture.told).containsExactly(told(Metric.FOLLOW_UP_LAPSED, "no-settings"));
    assertThat(useCaseFixture.tick()).isEqualTo(NONE);
  }

  @Test
  void what_another_ended_is_not_told_again() {
    useCaseFixture.receive(
        UseCaseFixture.event(HANAKO, "e2", EVENING, new EventContent.UnfollowEvent()));
    useCaseFixture.told.clear();
    useCaseFixture.atStore = PortInterceptor.once("lapse", useCaseFixture::tick);
    useCaseFixture.tick();
    assertThat(useCaseFixture.told).containsExactly(told(Metric.FOLLOW_UP_LAPSED, "left"));
  }

  @Test
  void one_that_may_have_been_sent_and_lapses_is_told_as_unknown() {
    useCaseFixture.line.fails(new SendResult.OutcomeUnknown());
    useCaseFixture.tick();
    useCaseFixture.clock.advance(Duration.ofHours(1));
    useCaseFixture.tick();
    assertThat(useCaseFixture.told).contains(told(Metric.FOLLOW_UP_UNKNOWN, "too-late"));
    assertThat(useCaseFixture.metrics()).doesNotContain(Metric.FOLLOW_UP_LAPSED);
  }

  @Test
  void one_that_may_have_been_sent_and_is_refused_is_unknown_and_not_dead() {
    useCaseFixture.line.fails(new SendResult.OutcomeUnknown(), new SendResult.QuotaExceeded());
    useCaseFixture.tick();
    useCaseFixture.clock.advance(Duration.ofSeconds(30));
    useCaseFixture.tick();
    assertThat(useCaseFixture.told).contains(told(Metric.FOLLOW_UP_UNKNOWN, "monthly-limit"));
    assertThat(useCaseFixture.endings(HANAKO)).contains("unknown monthly-limit");
    assertThat(useCaseFixture.metrics()).doesNotContain(Metric.FOLLOW_UP_DEAD);
  }

  @Test
  void a_push_that_line_answers_as_if_it_were_a_reply_is_tried_again() {
    useCaseFixture.line.fails(new SendResult.InvalidReplyToken());
    useCaseFixture.tick();
    useCaseFixture.clock.advance(Duration.ofSeconds(30));
    useCaseFixture.tick();
    assertThat(pushes()).hasSize(1);
  }

  @Test
  void the_name_is_asked_for_where_the_message_needs_it() {
    useCaseFixture.line.named(HANAKO.value(), "花子");
    useCaseFixture.live.put(SALON, answering("hi", false, BY_NAME));
    useCaseFixture.tick();
    assertThat(pushes().getFirst().messages()).isEqualTo(say("花子様、ありがとうございました"));
  }

  @Test
  void a_name_that_line_told_within_a_day_is_used_and_not_asked_for() {
    change(chat -> chat.named("太郎", EVENING.minus(Duration.ofDays(1)).plusNanos(1)));
    useCaseFixture.live.put(SALON, answering("hi", false, BY_NAME));
    useCaseFixture.atLine = PortInterceptor.crashBefore("displayName");
    useCaseFixture.tick();
    assertThat(pushes().getFirst().messages()).isEqualTo(say("太郎様、ありがとうございました"));
  }

  @Test
  void an_older_name_is_asked_for_anew() {
    change(chat -> chat.named("旧姓", EVENING.minus(Duration.ofDays(1))));
    useCaseFixture.live.put(SALON, answering("hi", false, BY_NAME));
    useCaseFixture.line.named(HANAKO.value(), "新姓");
    useCaseFixture.tick();
    assertThat(pushes().getFirst().messages()).isEqualTo(say("新姓様、ありがとうございました"));
  }

  @Test
  void an_older_name_is_used_where_line_does_not_tell() {
    change(chat -> chat.named("旧姓", EVENING.minus(Duration.ofDays(1))));
    useCaseFixture.live.put(SALON, answering("hi", false, BY_NAME));
    useCaseFixture.tick();
    assertThat(pushes().getFirst().messages()).isEqualTo(say("旧姓様、ありがとうございました"));
  }

  @Test
  void who_waits_for_staff_gets_it_once_staff_are_done_or_not_at_all() {
    var held = new FollowUpPlan("thanks", THANKS.start(), THANKS.due(), say("ありがとうございました"), true);
    useCaseFixture.live.put(SALON, answering("hi", false, held));
    assertThat(useCaseFixture.chat(HANAKO).status()).isEqualTo(ChatStatus.WAITING);
    useCaseFixture.tick();
    assertThat(pushes()).isEmpty();
    useCaseFixture.clock.advance(Duration.ofMinutes(10));
    change(chat -> chat.status(ChatStatus.DONE));
    useCaseFixture.tick();
    assertThat(pushes()).hasSize(1);
  }

  @Test
  void who_waits_for_staff_until_it_is_too_late_does_not_get_it() {
    var held = new FollowUpPlan("thanks", THANKS.start(), THANKS.due(), say("ありがとうございました"), true);
    useCaseFixture.live.put(SALON, answering("hi", false, held));
    for (int i = 0; i < 6; i++) {
      useCaseFixture.tick();
      useCaseFixture.clock.advance(Duration.ofMinutes(10));
    }
    assertThat(pushes()).isEmpty();
    assertThat(useCaseFixture.told).contains(told(Metric.FOLLOW_UP_LAPSED, "waiting-for-staff"));
  }

  @Test
  void no_name_is_asked_for_where_nothing_is_sent() {
    change(chat -> chat.pausedUntil(EVENING.plusSeconds(60)));
    useCaseFixture.live.put(SALON, answering("hi", false, BY_NAME));
    useCaseFixture.atLine = PortInterceptor.crashBefore("displayName");
    assertThat(useCaseFixture.tick()).isEqualTo(ONE);
  }

  @Test
  void one_that_always_fails_by_an_error_of_ours_ends_once_it_is_too_late() {
    var broken = new AccountId("broken");
    var followUp = new FollowUp(HANAKO, "thanks", NOON, NOON, EVENING.minusSeconds(1));
    useCaseFixture
        .store
        .chats()
        .save(
            EventRecordBuilder.of(broken, HANAKO, "e", NOON)
                .silent()
                .begins(List.of(followUp))
                .entry());
    useCaseFixture.live.put(broken, answering("hi", false, THANKS));
    assertThat(useCaseFixture.tick()).isEqualTo(new DueWorkRunner.Carried(2, 1));
    useCaseFixture.clock.advance(Duration.ofMinutes(2));
    assertThat(useCaseFixture.tick()).isEqualTo(NONE);
    assertThat(useCaseFixture.store.archive().history(broken, HANAKO, NOON, 9))
        .extracting(HistoryEntry::outcome)
        .contains(Optional.of(new DeliveryOutcome.Failed("work-failed")));
  }

  @Test
  void many_of_an_account_whose_settings_cannot_be_read_hold_up_no_other_account() {
    var broken = new AccountId("broken");
    useCaseFixture.live.put(broken, answering("hi", false, THANKS));
    for (int i = 0; i < 500; i++) {
      var chat = new ChatId("U%032x".formatted(i));
      var due = new FollowUp(chat, "thanks", NOON, NOON, EVENING.plusSeconds(3_000));
      useCaseFixture
          .store
          .chats()
          .save(
              EventRecordBuilder.of(broken, chat, "e" + i, NOON)
                  .silent()
                  .begins(List.of(due))
                  .entry());
    }

    assertThat(useCaseFixture.tick()).isEqualTo(new DueWorkRunner.Carried(501, 500));
    assertThat(useCaseFixture.endings(HANAKO)).contains("sent by PUSH");
  }

  @Test
  void one_that_may_have_been_sent_and_then_always_fails_ends_unknown() {
    useCaseFixture.line.fails(new SendResult.OutcomeUnknown());
    useCaseFixture.tick();
    useCaseFixture.clock.advance(Duration.ofHours(1));
    useCaseFixture.atStore = PortInterceptor.crashBefore("read");
    assertThat(useCaseFixture.tick()).isEqualTo(new DueWorkRunner.Carried(1, 1));
    assertThat(useCaseFixture.endings(HANAKO)).contains("unknown work-failed");
  }

  @Test
  void replies_that_are_still_held_do_not_stand_before_what_is_due() {
    Instant justBefore = EVENING.minusSeconds(5);
    useCaseFixture.clock.set(justBefore);
    useCaseFixture.atLine =
        method -> {
          if (method.equals("reply")) throw new PortInterceptor.Crash();
        };
    for (int i = 0; i < 120; i++)
      useCaseFixture.receive(text(HANAKO, "held" + i, justBefore, "ねえ"));
    useCaseFixture.clock.set(EVENING);
    useCaseFixture.round(1).run(EVENING.plusSeconds(1));
    assertThat(pushes()).hasSize(1);
  }

  @Test
  void where_nothing_is_kept_back_LINE_is_not_asked_what_is_left() {
    useCaseFixture.line.month(200, 199);
    useCaseFixture.tick();
    assertThat(pushes()).hasSize(1);
    assertThat(useCaseFixture.line.quotaCalls()).isZero();
  }

  @Test
  void what_is_kept_back_is_not_taken_and_the_name_not_asked_for() {
    useCaseFixture.live.put(SALON, UseCaseFixture.keepingBack(50, BY_NAME));
    useCaseFixture.line.month(200, 150);
    useCaseFixture.atLine = PortInterceptor.crashBefore("displayName");
    assertThat(useCaseFixture.tick()).isEqualTo(ONE);
    assertThat(pushes()).isEmpty();
    assertThat(useCaseFixture.told)
        .containsExactly(told(Metric.FOLLOW_UP_LAPSED, "quota-kept-back"));
    assertThat(useCaseFixture.endings(HANAKO)).contains("skipped quota-kept-back");
    assertThat(useCaseFixture.tick()).isEqualTo(NONE);
  }

  @Test
  void the_last_that_is_not_kept_back_goes_out() {
    useCaseFixture.live.put(SALON, UseCaseFixture.keepingBack(50, THANKS));
    useCaseFixture.line.month(200, 149);
    useCaseFixture.tick();
    assertThat(pushes()).hasSize(1);
  }

  @Test
  void one_that_may_have_been_sent_goes_on_though_the_rest_is_kept_back() {
    useCaseFixture.live.put(SALON, UseCaseFixture.keepingBack(50, THANKS));
    useCaseFixture.line.month(200, 149).takesAndFails();
    useCaseFixture.tick();
    useCaseFixture.clock.advance(Duration.ofSeconds(30));
    useCaseFixture.tick();
    assertThat(pushes()).hasSize(1);
    assertThat(useCaseFixture.endings(HANAKO)).contains("sent by PUSH");
    assertThat(useCaseFixture.line.quotaCalls()).isEqualTo(1);
  }

  @Test
  void what_is_left_is_not_asked_for_one_that_does_not_go_out_now() {
    useCaseFixture.live.put(SALON, UseCaseFixture.keepingBack(50, THANKS));
    change(chat -> chat.pausedUntil(EVENING.plusSeconds(60)));
    assertThat(useCaseFixture.tick()).isEqualTo(ONE);
    assertThat(useCaseFixture.line.quotaCalls()).isZero();
  }

  @Test
  void one_that_is_too_late_once_LINE_has_told_what_is_left_lapses() {
    useCaseFixture.live.put(SALON, UseCaseFixture.keepingBack(50, THANKS));
    useCaseFixture.line.month(200, 0);
    useCaseFixture.atLine =
        PortInterceptor.once("quota", () -> useCaseFixture.clock.advance(Duration.ofHours(1)));
    useCaseFixture.tick();
    assertThat(useCaseFixture.told).containsExactly(told(Metric.FOLLOW_UP_LAPSED, "too-late"));
  }

  @Test
  void follow_ups_go_out_where_LINE_does_not_tell_what_is_left() {
    useCaseFixture.live.put(SALON, UseCaseFixture.keepingBack(50, THANKS));
    useCaseFixture.line.month(200, 150).quotaUnknown(true);
    useCaseFixture.tick();
    assertThat(pushes()).hasSize(1);
  }

  @Test
  void of_two_at_once_only_one_goes_out_where_one_is_left_and_LINEs_number_runs_behind() {
    useCaseFixture.live.put(SALON, UseCaseFixture.keepingBack(50, THANKS));
    var taro = new ChatId("U1");
    useCaseFixture.clock.set(NOON);
    useCaseFixture.receive(text(taro, "e2", NOON, "はじめまして"));
    useCaseFixture.clock.set(EVENING);
    useCaseFixture.atLine =
        method -> {
          if (method.equals("quota")) useCaseFixture.line.month(200, 149);
        };
    assertThat(useCaseFixture.round(2).run(EVENING.plusSeconds(45)).looked()).isEqualTo(2);
    assertThat(pushes()).hasSize(1);
  }

  @Test
  void one_that_another_round_sends_meanwhile_leaves_its_message_to_the_next() {
    takesNothing(useCaseFixture::tick);
    assertThat(pushes()).hasSize(2);
  }

  @Test
  void one_that_lapses_while_it_is_claimed_leaves_its_message_to_the_next() {
    takesNothing(
        () ->
            useCaseFixture.receive(
                UseCaseFixture.event(HANAKO, "e2", EVENING, new EventContent.UnfollowEvent())));
    assertThat(useCaseFixture.endings(HANAKO)).contains("skipped left");
    assertThat(pushes()).hasSize(1);
  }

  /** Checks that a later follow-up gets the month's last message, by LINE's unchanged number. */
  private void takesNothing(Runnable beforeItsClaim) {
    useCaseFixture.live.put(SALON, UseCaseFixture.keepingBack(50, THANKS));
    useCaseFixture.atLine =
        method -> {
          if (method.equals("quota")) useCaseFixture.line.month(200, 149);
        };
    useCaseFixture.atStore = PortInterceptor.once("claim", beforeItsClaim);
    var round = useCaseFixture.round(1);
    round.run(EVENING.plusSeconds(45));
    useCaseFixture.clock.set(EVENING.plusSeconds(60));
    useCaseFixture.receive(text(new ChatId("U1"), "e3", EVENING.plusSeconds(60), "はじめまして"));
    round.run(EVENING.plusSeconds(105));
    assertThat(useCaseFixture.endings(new ChatId("U1"))).contains("sent by PUSH");
  }

  @Test
  void one_that_is_claimed_though_the_store_failed_to_say_so_takes_of_what_is_left() {
    useCaseFixture.live.put(SALON, UseCaseFixture.keepingBack(50, THANKS));
    useCaseFixture.clock.set(NOON);
    useCaseFixture.receive(text(new ChatId("U1"), "e2", NOON, "はじめまして"));
    useCaseFixture.clock.set(EVENING);
    useCaseFixture.line.month(200, 149);
    useCaseFixture.atStore = PortInterceptor.crashAfter("claim");
    assertThat(useCaseFixture.tick()).isEqualTo(new DueWorkRunner.Carried(2, 1));
    assertThat(pushes()).isEmpty();
    useCaseFixture.clock.advance(Duration.ofMinutes(2));
    useCaseFixture.tick();
    assertThat(pushes()).as("the one that was claimed").hasSize(1);
  }

  @Test
  void an_answer_that_has_to_be_pushed_takes_of_what_is_kept_back() {
    useCaseFixture.live.put(SALON, UseCaseFixture.keepingBack(50, THANKS));
    useCaseFixture.line.month(200, 150).expires("token-e2");
    useCaseFixture.receive(text(HANAKO, "e2", EVENING, "まだ開いていますか"));
    assertThat(pushes()).hasSize(1);
    assertThat(useCaseFixture.line.quotaCalls()).isZero();
  }

  /** Returns a fixture whose follow-up fails at every try, and may be days late. */
  private static UseCaseFixture patient() {
    var due = new FollowUpPlan.Due.After(Duration.ofHours(1), Duration.ofDays(3));
    var plan = new FollowUpPlan("thanks", THANKS.start(), due, say("thanks"));
    var here = new UseCaseFixture(answering("hi", false, plan));
    here.receive(text(HANAKO, "e1", NOON, "はじめまして"));
    for (int i = 0; i < 9; i++) here.line.fails(new SendResult.NotSent());
    here.clock.advance(Duration.ofHours(1));
    return here;
  }

  private void change(UnaryOperator<ChatBuilder> how) {
    var stored = useCaseFixture.store.chats().read(SALON, Optional.of(HANAKO)).chat().orElseThrow();
    useCaseFixture
        .store
        .chats()
        .change(SALON, stored, how.apply(ChatBuilder.of(stored.chat())).done());
  }

  private static UseCaseFixture.Told told(Metric what, String why) {
    return new UseCaseFixture.Told(
        what,
        SALON,
        Map.of("chat", Pseudonym.of(SALON, HANAKO.value()), "plan", "thanks", "why", why));
  }

  private List<Taken> pushes() {
    var pushes = new ArrayList<>(useCaseFixture.line.taken());
    pushes.removeIf(taken -> taken.via() != Via.PUSH);
    return pushes;
  }
}
