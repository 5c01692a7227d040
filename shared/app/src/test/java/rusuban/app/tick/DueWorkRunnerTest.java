package rusuban.app.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.app.UseCaseFixture.EVENING;
import static rusuban.app.UseCaseFixture.HANAKO;
import static rusuban.app.UseCaseFixture.NOON;
import static rusuban.app.UseCaseFixture.SALON;
import static rusuban.app.UseCaseFixture.THANKS;
import static rusuban.app.UseCaseFixture.answering;
import static rusuban.app.UseCaseFixture.event;
import static rusuban.app.UseCaseFixture.say;
import static rusuban.app.UseCaseFixture.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.app.DeliveryOutcome.Via;
import rusuban.app.PortInterceptor;
import rusuban.app.Telemetry.Metric;
import rusuban.app.UseCaseFixture;
import rusuban.app.messaging.RetryKey;
import rusuban.app.messaging.SendResult;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.decision.FollowUp;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.FollowUpPlan.Due;
import rusuban.core.settings.KeywordRule.Pick;
import rusuban.testkit.ConcurrentRunner;
import rusuban.testkit.FakeMessagingApi.Taken;
import rusuban.testkit.store.EventRecordBuilder;

class DueWorkRunnerTest {
  private static final Instant THANKS_LAPSED = EVENING.plus(Duration.ofMinutes(51));
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Event BLOCK = event(HANAKO, "e9", EVENING, new EventContent.UnfollowEvent());
  private static final String REPLIED = "sent by REPLY";

  private final UseCaseFixture useCaseFixture =
      new UseCaseFixture(answering("いらっしゃいませ", false, THANKS));

  @BeforeEach
  void a_first_message_came_at_noon() {
    useCaseFixture.receive(text(HANAKO, "e1", NOON, "はじめまして"));
    useCaseFixture.clock.set(EVENING);
  }

  @Test
  void what_is_due_is_pushed_once_with_the_key_of_its_cause() {
    useCaseFixture.clock.set(EVENING.minusMillis(1));
    useCaseFixture.tick();
    assertThat(pushes()).isEmpty();
    useCaseFixture.clock.set(EVENING);
    assertThat(useCaseFixture.tick()).isEqualTo(new DueWorkRunner.Carried(1, 0));
    assertThat(useCaseFixture.tick()).isEqualTo(new DueWorkRunner.Carried(0, 0));
    useCaseFixture.clock.advance(Duration.ofDays(1));
    useCaseFixture.tick();
    var pushed = pushes().getFirst();
    assertThat(pushes()).hasSize(1);
    assertThat(pushed.chat()).contains(HANAKO);
    assertThat(pushed.messages()).isEqualTo(say("ありがとうございました"));
    assertThat(pushed.key())
        .isEqualTo(RetryKey.of(SALON, "followup/" + HANAKO + "/thanks/" + NOON).toString());
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly(REPLIED, "sent by PUSH");
  }

  @Test
  void a_thousand_customers_get_exactly_one_each_from_two_rounds_at_once() throws Exception {
    useCaseFixture.clock.set(NOON);
    for (int i = 0; i < 999; i++)
      useCaseFixture.receive(text(new ChatId("U" + i), "e", NOON, "やあ"));
    useCaseFixture.clock.set(EVENING);
    ConcurrentRunner.run(2, () -> useCaseFixture.round(16).run(EVENING.plusSeconds(50)));
    assertThat(pushes()).hasSize(1_000);
    assertThat(pushes()).extracting(Taken::chat).doesNotHaveDuplicates();
    assertThat(useCaseFixture.metrics()).doesNotContain(Metric.WORK_FAILED);
  }

  @Test
  void who_blocks_us_between_the_decision_and_the_claim_hears_nothing() {
    useCaseFixture.atStore = PortInterceptor.once("claim", () -> useCaseFixture.receive(BLOCK));
    useCaseFixture.tick();
    assertThat(pushes()).isEmpty();
    useCaseFixture.tick();
    assertThat(useCaseFixture.line.calls()).isEqualTo(1);
    assertThat(useCaseFixture.endings(HANAKO))
        .containsExactlyInAnyOrder(REPLIED, "skipped on-record-only", "skipped left");
  }

  @Test
  void at_whatever_call_a_block_comes_only_a_claim_made_before_it_is_sent() {
    int sent = 0;
    for (int call = 1; call <= 16; call++) {
      var here = new UseCaseFixture(answering("hi", false, THANKS));
      here.receive(text(HANAKO, "e1", NOON, "はじめまして"));
      here.clock.set(EVENING);
      var calls = new ArrayList<String>();
      int blockAt = call;
      here.atStore =
          method -> {
            calls.add(method);
            if (calls.size() == blockAt) here.receive(BLOCK);
          };
      here.tick();
      boolean claimed = calls.subList(0, Math.min(blockAt - 1, calls.size())).contains("claim");
      assertThat(here.line.calls() == 2).as("blocked at call " + call).isEqualTo(claimed);
      if (claimed) sent++;
    }
    assertThat(sent).isBetween(1, 15);
  }

  @Test
  void who_opted_out_before_the_evening_hears_nothing() {
    var stop = UseCaseFixture.rule("停止", Pick.IN_TURN, UseCaseFixture.optOut(), "ok");
    useCaseFixture.live.put(
        SALON, UseCaseFixture.settings(say("hi"), false, List.of(stop), THANKS));
    useCaseFixture.receive(text(HANAKO, "e2", NOON.plusSeconds(9), "停止"));
    useCaseFixture.tick();
    assertThat(pushes()).isEmpty();
    assertThat(useCaseFixture.endings(HANAKO)).contains("skipped opted-out");
  }

  static List<SendResult> later() {
    return List.of(new SendResult.NotSent(), new SendResult.OutcomeUnknown());
  }

  @ParameterizedTest
  @MethodSource("later")
  void what_was_not_taken_for_sure_is_tried_again_later_with_the_same_key(SendResult failure) {
    useCaseFixture.line.fails(failure);
    useCaseFixture.tick();
    assertThat(useCaseFixture.metrics()).contains(Metric.FOLLOW_UP_LATER);
    useCaseFixture.tick();
    assertThat(useCaseFixture.line.calls()).as("not before its time").isEqualTo(2);
    useCaseFixture.clock.advance(Duration.ofSeconds(30));
    useCaseFixture.tick();
    assertThat(pushes()).hasSize(1);
    assertThat(useCaseFixture.endings(HANAKO)).contains("sent by PUSH");
  }

  @Test
  void where_LINE_says_that_it_goes_too_fast_the_round_slows_down_and_then_comes_back_later() {
    for (int i = 0; i < 4; i++) useCaseFixture.line.fails(new SendResult.RateLimited());
    useCaseFixture.tick();
    assertThat(useCaseFixture.clock.instant()).isEqualTo(EVENING.plusSeconds(4));
    assertThat(useCaseFixture.endings(HANAKO)).contains("sent by PUSH");
    var other = new UseCaseFixture(answering("hi", false, THANKS));
    other.receive(text(HANAKO, "e1", NOON, "はじめまして"));
    other.clock.set(EVENING);
    for (int i = 0; i < 5; i++) other.line.fails(new SendResult.RateLimited());
    other.tick();
    assertThat(other.metrics()).contains(Metric.FOLLOW_UP_LATER);
    other.clock.set(THANKS_LAPSED);
    other.tick();
    assertThat(other.endings(HANAKO)).as("surely not sent").contains("skipped too-late");
  }

  @Test
  void a_try_again_sends_what_the_first_sent_though_the_settings_have_changed_since() {
    useCaseFixture.line.takesAndFails();
    useCaseFixture.tick();
    var other = new FollowUpPlan("thanks", THANKS.start(), THANKS.due(), say("{名前}様、別の文面"));
    useCaseFixture.live.put(SALON, answering("hi", false, other));
    var asked = new AtomicInteger();
    useCaseFixture.atLine =
        method -> {
          if (method.equals("displayName")) asked.incrementAndGet();
        };
    useCaseFixture.clock.advance(Duration.ofSeconds(30));
    useCaseFixture.tick();
    assertThat(pushes()).hasSize(1);
    assertThat(useCaseFixture.endings(HANAKO)).contains("sent by PUSH");
    assertThat(asked).as("what is not written anew needs no name").hasValue(0);
    assertThat(useCaseFixture.metrics()).doesNotContain(Metric.WORK_FAILED);
  }

  @Test
  void a_crash_after_the_push_is_made_good_after_the_lease_and_line_takes_it_once() {
    useCaseFixture.atLine = PortInterceptor.crashAfter("push");
    assertThat(useCaseFixture.tick()).isEqualTo(new DueWorkRunner.Carried(1, 1));
    useCaseFixture.clock.advance(LEASE.minusMillis(1));
    assertThat(useCaseFixture.tick().looked()).isZero();
    useCaseFixture.clock.advance(Duration.ofMillis(1));
    useCaseFixture.tick();
    assertThat(pushes()).hasSize(1);
    assertThat(useCaseFixture.endings(HANAKO)).contains("sent by PUSH");
  }

  @Test
  void the_monthly_limit_and_a_refusal_end_it_dead() {
    for (var failure : List.of(new SendResult.QuotaExceeded(), new SendResult.Refused(400))) {
      var fresh = new UseCaseFixture(answering("hi", false, THANKS));
      fresh.receive(text(HANAKO, "e1", NOON, "はじめまして"));
      fresh.clock.set(EVENING);
      fresh.line.fails(failure);
      fresh.tick();
      fresh.clock.advance(Duration.ofMinutes(10));
      fresh.tick();
      assertThat(fresh.line.calls()).isEqualTo(2);
      var why = failure instanceof SendResult.QuotaExceeded ? "monthly-limit" : "refused-400";
      assertThat(fresh.endings(HANAKO)).containsExactly(REPLIED, "dead " + why);
      assertThat(fresh.metrics()).contains(Metric.FOLLOW_UP_DEAD);
    }
  }

  @Test
  void tries_are_bounded_and_then_it_is_unknown() {
    var patient = afterAnHour();
    for (int i = 0; i < 40; i++) {
      patient.line.fails(new SendResult.OutcomeUnknown());
      patient.tick();
      patient.clock.advance(Duration.ofMinutes(10));
    }
    assertThat(patient.line.calls()).isEqualTo(1 + 12);
    assertThat(patient.endings(HANAKO)).containsExactly(REPLIED, "unknown too-many-tries");
  }

  @Test
  void a_retry_key_is_used_until_23_hours_and_not_after() {
    for (int over = 0; over < 2; over++) {
      var patient = afterAnHour();
      patient.line.takesAndFails();
      patient.tick();
      patient.clock.advance(Duration.ofHours(23).plusMillis(over));
      patient.tick();
      assertThat(patient.line.calls()).isEqualTo(over == 0 ? 3 : 2);
      assertThat(patient.endings(HANAKO))
          .containsExactly(REPLIED, over == 0 ? "sent by PUSH" : "unknown retry-key-expired");
    }
  }

  /** Returns a fixture with a follow-up due an hour after noon that may be days late. */
  private static UseCaseFixture afterAnHour() {
    var due = new Due.After(Duration.ofHours(1), Duration.ofDays(3));
    var plan = new FollowUpPlan("thanks", FollowUpPlan.Start.FIRST_MESSAGE, due, say("thanks"));
    var patient = new UseCaseFixture(answering("hi", false, plan));
    patient.receive(text(HANAKO, "e1", NOON, "はじめまして"));
    patient.clock.advance(Duration.ofHours(1));
    return patient;
  }

  @Test
  void one_tried_before_that_becomes_too_late_is_unknown_and_one_never_tried_is_skipped() {
    useCaseFixture.line.takesAndFails();
    useCaseFixture.tick();
    useCaseFixture.clock.advance(Duration.ofHours(1));
    useCaseFixture.tick();
    assertThat(useCaseFixture.endings(HANAKO)).contains("unknown too-late");
    var idle = new UseCaseFixture(answering("hi", false, THANKS));
    idle.receive(text(HANAKO, "e1", NOON, "はじめまして"));
    idle.clock.set(EVENING.plus(Duration.ofHours(1)));
    idle.tick();
    assertThat(idle.endings(HANAKO)).contains("skipped too-late");
    assertThat(idle.line.calls()).isEqualTo(1);
  }

  @Test
  void without_settings_it_lapses() {
    useCaseFixture.live.clear();
    useCaseFixture.tick();
    assertThat(useCaseFixture.endings(HANAKO)).contains("skipped no-settings");
  }

  @Test
  void many_that_fail_hold_up_no_others_and_the_round_ends() {
    var broken = new AccountId("broken");
    useCaseFixture.clock.set(NOON);
    for (int i = 0; i < 700; i++) begin(broken, new ChatId("Ubroken" + i));
    for (int i = 0; i < 50; i++) useCaseFixture.receive(text(new ChatId("U" + i), "e", NOON, "やあ"));
    useCaseFixture.live.put(broken, answering("hi", false, THANKS));
    useCaseFixture.clock.set(EVENING.plusSeconds(1));
    var carried = useCaseFixture.round(4).run(useCaseFixture.clock.instant().plusSeconds(1));
    assertThat(carried).isEqualTo(new DueWorkRunner.Carried(751, 700));
    assertThat(pushes()).hasSize(51);
    assertThat(useCaseFixture.metrics()).filteredOn(Metric.WORK_FAILED::equals).hasSize(700);
  }

  @Test
  void what_a_round_waited_for_is_counted_with_the_rest() {
    useCaseFixture.atLine =
        method -> {
          if (method.equals("reply")) throw new PortInterceptor.Crash();
        };
    useCaseFixture.receive(text(HANAKO, "e2", EVENING, "ねえ"));
    assertThat(useCaseFixture.tick()).isEqualTo(new DueWorkRunner.Carried(2, 1));
    assertThat(pushes()).hasSize(1);
  }

  /** Begins a follow-up due a moment before all others, for an account with unreadable settings. */
  private void begin(AccountId account, ChatId chat) {
    var followUp =
        new FollowUp(chat, "thanks", NOON, EVENING.minusSeconds(1), EVENING.plusSeconds(3_000));
    useCaseFixture
        .store
        .chats()
        .save(
            EventRecordBuilder.of(account, chat, "e", NOON)
                .silent()
                .begins(List.of(followUp))
                .entry());
  }

  @Test
  void a_store_that_fails_at_everything_ends_the_round_too() {
    useCaseFixture.atStore =
        method -> {
          if (!method.equals("due") && !method.equals("shards")) throw new PortInterceptor.Crash();
        };
    assertThat(useCaseFixture.tick()).isEqualTo(new DueWorkRunner.Carried(1, 1));
    useCaseFixture.atStore = PortInterceptor.NOTHING;
    useCaseFixture.tick();
    assertThat(pushes()).hasSize(1);
  }

  @Test
  void once_time_is_up_nothing_more_is_begun() {
    useCaseFixture.clock.set(NOON);
    for (int i = 0; i < 30; i++) useCaseFixture.receive(text(new ChatId("U" + i), "e", NOON, "やあ"));
    useCaseFixture.clock.set(EVENING);
    useCaseFixture.atLine =
        method -> {
          if (method.equals("push")) useCaseFixture.clock.advance(Duration.ofSeconds(1));
        };
    useCaseFixture.round(1).run(EVENING.plusSeconds(3));
    assertThat(pushes()).hasSize(3);
    useCaseFixture.round(1).run(EVENING);
    assertThat(pushes()).hasSize(3);
  }

  private List<Taken> pushes() {
    var pushes = new ArrayList<>(useCaseFixture.line.taken());
    pushes.removeIf(taken -> taken.via() != Via.PUSH);
    return pushes;
  }
}
