package rusuban.app.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.app.World.EVENING;
import static rusuban.app.World.HANAKO;
import static rusuban.app.World.NOON;
import static rusuban.app.World.SALON;
import static rusuban.app.World.THANKS;
import static rusuban.app.World.answering;
import static rusuban.app.World.say;
import static rusuban.app.World.text;

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
import rusuban.app.Between;
import rusuban.app.DeliveryOutcome;
import rusuban.app.DeliveryOutcome.Via;
import rusuban.app.Pseudonym;
import rusuban.app.Telemetry.Metric;
import rusuban.app.World;
import rusuban.app.chat.HistoryEntry;
import rusuban.app.messaging.SendResult;
import rusuban.app.tick.DueWorkRunner;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.ChatChange;
import rusuban.core.chat.ChatStatus;
import rusuban.core.decision.FollowUp;
import rusuban.core.event.What;
import rusuban.core.settings.FollowUpPlan;
import rusuban.testkit.Entries;
import rusuban.testkit.FakeMessagingApi.Taken;

class FollowUpSenderTest {
  private static final DueWorkRunner.Carried ONE = new DueWorkRunner.Carried(1, 0);
  private static final DueWorkRunner.Carried NONE = new DueWorkRunner.Carried(0, 0);
  private static final FollowUpPlan BY_NAME =
      new FollowUpPlan("thanks", THANKS.start(), THANKS.due(), say("{名前}様、ありがとうございました"));

  private final World world = new World(answering("いらっしゃいませ", false, THANKS));

  @BeforeEach
  void a_first_message_came_at_noon() {
    world.receive(text(HANAKO, "e1", NOON, "はじめまして"));
    world.clock.set(EVENING);
    world.told.clear();
  }

  @Test
  void what_was_sent_is_told() {
    world.tick();
    assertThat(world.told).containsExactly(told(Metric.FOLLOW_UP_SENT, "accepted"));
  }

  @Test
  void who_writes_while_it_is_being_sent_still_gets_it_in_the_same_round() {
    world.atStore =
        Between.once("claim", () -> world.receive(text(HANAKO, "e2", EVENING, "まだいますか")));
    assertThat(world.tick()).isEqualTo(ONE);
    assertThat(pushes()).hasSize(1);
  }

  @Test
  void a_chat_that_never_stands_still_makes_the_follow_up_wait_for_another_round() {
    var number = new AtomicInteger();
    world.atStore =
        method -> {
          if (method.equals("claim"))
            change(chat -> chat.named("花子" + number.incrementAndGet(), EVENING));
        };
    assertThat(world.tick()).isEqualTo(new DueWorkRunner.Carried(1, 1));
    assertThat(pushes()).isEmpty();
    world.atStore = Between.NOTHING;
    world.clock.advance(Duration.ofMinutes(2));
    world.tick();
    assertThat(pushes()).hasSize(1);
  }

  @Test
  void while_staff_hold_the_chat_it_is_put_off_until_they_are_done() {
    var done = EVENING.plus(Duration.ofMinutes(30));
    change(chat -> chat.pausedUntil(done));
    assertThat(world.tick()).isEqualTo(ONE);
    world.clock.set(done.minusMillis(1));
    assertThat(world.tick()).as("nothing is due before").isEqualTo(NONE);
    world.clock.set(done);
    world.tick();
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
    world.live.clear();
    assertThat(world.tick()).isEqualTo(ONE);
    assertThat(world.told).containsExactly(told(Metric.FOLLOW_UP_LAPSED, "no-settings"));
    assertThat(world.tick()).isEqualTo(NONE);
  }

  @Test
  void what_another_ended_is_not_told_again() {
    world.receive(World.event(HANAKO, "e2", EVENING, new What.Unfollow()));
    world.told.clear();
    world.atStore = Between.once("lapse", world::tick);
    world.tick();
    assertThat(world.told).containsExactly(told(Metric.FOLLOW_UP_LAPSED, "left"));
  }

  @Test
  void one_that_may_have_been_sent_and_lapses_is_told_as_unknown() {
    world.line.fails(new SendResult.OutcomeUnknown());
    world.tick();
    world.clock.advance(Duration.ofHours(1));
    world.tick();
    assertThat(world.told).contains(told(Metric.FOLLOW_UP_UNKNOWN, "too-late"));
    assertThat(world.metrics()).doesNotContain(Metric.FOLLOW_UP_LAPSED);
  }

  @Test
  void one_that_may_have_been_sent_and_is_refused_is_unknown_and_not_dead() {
    world.line.fails(new SendResult.OutcomeUnknown(), new SendResult.QuotaExceeded());
    world.tick();
    world.clock.advance(Duration.ofSeconds(30));
    world.tick();
    assertThat(world.told).contains(told(Metric.FOLLOW_UP_UNKNOWN, "monthly-limit"));
    assertThat(world.endings(HANAKO)).contains("unknown monthly-limit");
    assertThat(world.metrics()).doesNotContain(Metric.FOLLOW_UP_DEAD);
  }

  @Test
  void a_push_that_line_answers_as_if_it_were_a_reply_is_tried_again() {
    world.line.fails(new SendResult.InvalidReplyToken());
    world.tick();
    world.clock.advance(Duration.ofSeconds(30));
    world.tick();
    assertThat(pushes()).hasSize(1);
  }

  @Test
  void the_name_is_asked_for_where_the_message_needs_it() {
    world.line.named(HANAKO.value(), "花子");
    world.live.put(SALON, answering("hi", false, BY_NAME));
    world.tick();
    assertThat(pushes().getFirst().messages()).isEqualTo(say("花子様、ありがとうございました"));
  }

  @Test
  void a_name_that_line_told_within_a_day_is_used_and_not_asked_for() {
    change(chat -> chat.named("太郎", EVENING.minus(Duration.ofDays(1)).plusNanos(1)));
    world.live.put(SALON, answering("hi", false, BY_NAME));
    world.atLine = Between.crashBefore("displayName");
    world.tick();
    assertThat(pushes().getFirst().messages()).isEqualTo(say("太郎様、ありがとうございました"));
  }

  @Test
  void an_older_name_is_asked_for_anew() {
    change(chat -> chat.named("旧姓", EVENING.minus(Duration.ofDays(1))));
    world.live.put(SALON, answering("hi", false, BY_NAME));
    world.line.named(HANAKO.value(), "新姓");
    world.tick();
    assertThat(pushes().getFirst().messages()).isEqualTo(say("新姓様、ありがとうございました"));
  }

  @Test
  void an_older_name_is_used_where_line_does_not_tell() {
    change(chat -> chat.named("旧姓", EVENING.minus(Duration.ofDays(1))));
    world.live.put(SALON, answering("hi", false, BY_NAME));
    world.tick();
    assertThat(pushes().getFirst().messages()).isEqualTo(say("旧姓様、ありがとうございました"));
  }

  @Test
  void who_waits_for_staff_gets_it_once_staff_are_done_or_not_at_all() {
    var held = new FollowUpPlan("thanks", THANKS.start(), THANKS.due(), say("ありがとうございました"), true);
    world.live.put(SALON, answering("hi", false, held));
    assertThat(world.chat(HANAKO).status()).isEqualTo(ChatStatus.WAITING);
    world.tick();
    assertThat(pushes()).isEmpty();
    world.clock.advance(Duration.ofMinutes(10));
    change(chat -> chat.status(ChatStatus.DONE));
    world.tick();
    assertThat(pushes()).hasSize(1);
  }

  @Test
  void who_waits_for_staff_until_it_is_too_late_does_not_get_it() {
    var held = new FollowUpPlan("thanks", THANKS.start(), THANKS.due(), say("ありがとうございました"), true);
    world.live.put(SALON, answering("hi", false, held));
    for (int i = 0; i < 6; i++) {
      world.tick();
      world.clock.advance(Duration.ofMinutes(10));
    }
    assertThat(pushes()).isEmpty();
    assertThat(world.told).contains(told(Metric.FOLLOW_UP_LAPSED, "waiting-for-staff"));
  }

  @Test
  void no_name_is_asked_for_where_nothing_is_sent() {
    change(chat -> chat.pausedUntil(EVENING.plusSeconds(60)));
    world.live.put(SALON, answering("hi", false, BY_NAME));
    world.atLine = Between.crashBefore("displayName");
    assertThat(world.tick()).isEqualTo(ONE);
  }

  @Test
  void one_that_always_fails_by_an_error_of_ours_ends_once_it_is_too_late() {
    var broken = new AccountId("broken");
    var followUp = new FollowUp(HANAKO, "thanks", NOON, NOON, EVENING.minusSeconds(1));
    world
        .store
        .chats()
        .save(Entries.of(broken, HANAKO, "e", NOON).silent().begins(List.of(followUp)).entry());
    world.live.put(broken, answering("hi", false, THANKS));
    assertThat(world.tick()).isEqualTo(new DueWorkRunner.Carried(2, 1));
    world.clock.advance(Duration.ofMinutes(2));
    assertThat(world.tick()).isEqualTo(NONE);
    assertThat(world.store.archive().history(broken, HANAKO, NOON, 9))
        .extracting(HistoryEntry::outcome)
        .contains(Optional.of(new DeliveryOutcome.Failed("work-failed")));
  }

  @Test
  void many_of_an_account_whose_settings_cannot_be_read_hold_up_no_other_account() {
    var broken = new AccountId("broken");
    world.live.put(broken, answering("hi", false, THANKS));
    for (int i = 0; i < 500; i++) {
      var chat = new ChatId("U%032x".formatted(i));
      var due = new FollowUp(chat, "thanks", NOON, NOON, EVENING.plusSeconds(3_000));
      world
          .store
          .chats()
          .save(Entries.of(broken, chat, "e" + i, NOON).silent().begins(List.of(due)).entry());
    }

    assertThat(world.tick()).isEqualTo(new DueWorkRunner.Carried(501, 500));
    assertThat(world.endings(HANAKO)).contains("sent by PUSH");
  }

  @Test
  void one_that_may_have_been_sent_and_then_always_fails_ends_unknown() {
    world.line.fails(new SendResult.OutcomeUnknown());
    world.tick();
    world.clock.advance(Duration.ofHours(1));
    world.atStore = Between.crashBefore("read");
    assertThat(world.tick()).isEqualTo(new DueWorkRunner.Carried(1, 1));
    assertThat(world.endings(HANAKO)).contains("unknown work-failed");
  }

  @Test
  void replies_that_are_still_held_do_not_stand_before_what_is_due() {
    Instant justBefore = EVENING.minusSeconds(5);
    world.clock.set(justBefore);
    world.atLine =
        method -> {
          if (method.equals("reply")) throw new Between.Crash();
        };
    for (int i = 0; i < 120; i++) world.receive(text(HANAKO, "held" + i, justBefore, "ねえ"));
    world.clock.set(EVENING);
    world.round(1).run(EVENING.plusSeconds(1));
    assertThat(pushes()).hasSize(1);
  }

  @Test
  void where_nothing_is_kept_back_LINE_is_not_asked_what_is_left() {
    world.line.month(200, 199);
    world.tick();
    assertThat(pushes()).hasSize(1);
    assertThat(world.line.quotaCalls()).isZero();
  }

  @Test
  void what_is_kept_back_is_not_taken_and_the_name_not_asked_for() {
    world.live.put(SALON, World.keepingBack(50, BY_NAME));
    world.line.month(200, 150);
    world.atLine = Between.crashBefore("displayName");
    assertThat(world.tick()).isEqualTo(ONE);
    assertThat(pushes()).isEmpty();
    assertThat(world.told).containsExactly(told(Metric.FOLLOW_UP_LAPSED, "quota-kept-back"));
    assertThat(world.endings(HANAKO)).contains("skipped quota-kept-back");
    assertThat(world.tick()).isEqualTo(NONE);
  }

  @Test
  void the_last_that_is_not_kept_back_goes_out() {
    world.live.put(SALON, World.keepingBack(50, THANKS));
    world.line.month(200, 149);
    world.tick();
    assertThat(pushes()).hasSize(1);
  }

  @Test
  void one_that_may_have_been_sent_goes_on_though_the_rest_is_kept_back() {
    world.live.put(SALON, World.keepingBack(50, THANKS));
    world.line.month(200, 149).takesAndFails();
    world.tick();
    world.clock.advance(Duration.ofSeconds(30));
    world.tick();
    assertThat(pushes()).hasSize(1);
    assertThat(world.endings(HANAKO)).contains("sent by PUSH");
    assertThat(world.line.quotaCalls()).isEqualTo(1);
  }

  @Test
  void what_is_left_is_not_asked_for_one_that_does_not_go_out_now() {
    world.live.put(SALON, World.keepingBack(50, THANKS));
    change(chat -> chat.pausedUntil(EVENING.plusSeconds(60)));
    assertThat(world.tick()).isEqualTo(ONE);
    assertThat(world.line.quotaCalls()).isZero();
  }

  @Test
  void one_that_is_too_late_once_LINE_has_told_what_is_left_lapses() {
    world.live.put(SALON, World.keepingBack(50, THANKS));
    world.line.month(200, 0);
    world.atLine = Between.once("quota", () -> world.clock.advance(Duration.ofHours(1)));
    world.tick();
    assertThat(world.told).containsExactly(told(Metric.FOLLOW_UP_LAPSED, "too-late"));
  }

  @Test
  void follow_ups_go_out_where_LINE_does_not_tell_what_is_left() {
    world.live.put(SALON, World.keepingBack(50, THANKS));
    world.line.month(200, 150).quotaUnknown(true);
    world.tick();
    assertThat(pushes()).hasSize(1);
  }

  @Test
  void of_two_at_once_only_one_goes_out_where_one_is_left_and_LINEs_number_runs_behind() {
    world.live.put(SALON, World.keepingBack(50, THANKS));
    var taro = new ChatId("U1");
    world.clock.set(NOON);
    world.receive(text(taro, "e2", NOON, "はじめまして"));
    world.clock.set(EVENING);
    world.atLine =
        method -> {
          if (method.equals("quota")) world.line.month(200, 149);
        };
    assertThat(world.round(2).run(EVENING.plusSeconds(45)).looked()).isEqualTo(2);
    assertThat(pushes()).hasSize(1);
  }

  @Test
  void one_that_another_round_sends_meanwhile_leaves_its_message_to_the_next() {
    takesNothing(world::tick);
    assertThat(pushes()).hasSize(2);
  }

  @Test
  void one_that_lapses_while_it_is_claimed_leaves_its_message_to_the_next() {
    takesNothing(() -> world.receive(World.event(HANAKO, "e2", EVENING, new What.Unfollow())));
    assertThat(world.endings(HANAKO)).contains("skipped left");
    assertThat(pushes()).hasSize(1);
  }

  /** One message is left by LINE's number, which stands still; that is for whom is due later. */
  private void takesNothing(Runnable beforeItsClaim) {
    world.live.put(SALON, World.keepingBack(50, THANKS));
    world.atLine =
        method -> {
          if (method.equals("quota")) world.line.month(200, 149);
        };
    world.atStore = Between.once("claim", beforeItsClaim);
    var round = world.round(1);
    round.run(EVENING.plusSeconds(45));
    world.clock.set(EVENING.plusSeconds(60));
    world.receive(text(new ChatId("U1"), "e3", EVENING.plusSeconds(60), "はじめまして"));
    round.run(EVENING.plusSeconds(105));
    assertThat(world.endings(new ChatId("U1"))).contains("sent by PUSH");
  }

  @Test
  void one_that_is_claimed_though_the_store_failed_to_say_so_takes_of_what_is_left() {
    world.live.put(SALON, World.keepingBack(50, THANKS));
    world.clock.set(NOON);
    world.receive(text(new ChatId("U1"), "e2", NOON, "はじめまして"));
    world.clock.set(EVENING);
    world.line.month(200, 149);
    world.atStore = Between.crashAfter("claim");
    assertThat(world.tick()).isEqualTo(new DueWorkRunner.Carried(2, 1));
    assertThat(pushes()).isEmpty();
    world.clock.advance(Duration.ofMinutes(2));
    world.tick();
    assertThat(pushes()).as("the one that was claimed").hasSize(1);
  }

  @Test
  void an_answer_that_has_to_be_pushed_takes_of_what_is_kept_back() {
    world.live.put(SALON, World.keepingBack(50, THANKS));
    world.line.month(200, 150).expires("token-e2");
    world.receive(text(HANAKO, "e2", EVENING, "まだ開いていますか"));
    assertThat(pushes()).hasSize(1);
    assertThat(world.line.quotaCalls()).isZero();
  }

  /** One whose tries all fail, and which may be days late. */
  private static World patient() {
    var due = new FollowUpPlan.Due.After(Duration.ofHours(1), Duration.ofDays(3));
    var plan = new FollowUpPlan("thanks", THANKS.start(), due, say("thanks"));
    var here = new World(answering("hi", false, plan));
    here.receive(text(HANAKO, "e1", NOON, "はじめまして"));
    for (int i = 0; i < 9; i++) here.line.fails(new SendResult.NotSent());
    here.clock.advance(Duration.ofHours(1));
    return here;
  }

  private void change(UnaryOperator<ChatChange> how) {
    var stored = world.store.chats().read(SALON, Optional.of(HANAKO)).chat().orElseThrow();
    world.store.chats().change(SALON, stored, how.apply(ChatChange.of(stored.chat())).done());
  }

  private static World.Told told(Metric what, String why) {
    return new World.Told(
        what,
        SALON,
        Map.of("chat", Pseudonym.of(SALON, HANAKO.value()), "plan", "thanks", "why", why));
  }

  private List<Taken> pushes() {
    var pushes = new ArrayList<>(world.line.taken());
    pushes.removeIf(taken -> taken.via() != Via.PUSH);
    return pushes;
  }
}
