package rusuban.app.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.app.UseCaseFixture.HANAKO;
import static rusuban.app.UseCaseFixture.NOON;
import static rusuban.app.UseCaseFixture.SALON;
import static rusuban.app.UseCaseFixture.answering;
import static rusuban.app.UseCaseFixture.event;
import static rusuban.app.UseCaseFixture.text;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.app.DeliveryOutcome.Via;
import rusuban.app.PortInterceptor;
import rusuban.app.Telemetry.Metric;
import rusuban.app.UseCaseFixture;
import rusuban.app.due.ReplyAttempt;
import rusuban.app.messaging.RetryKey;
import rusuban.app.messaging.SendResult;
import rusuban.core.ChatId;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.ChatStatus;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.core.event.EventContent.ReceivedMessage.Placeholder;
import rusuban.core.settings.KeywordRule;
import rusuban.core.shop.ShopSwitch;
import rusuban.testkit.ConcurrentRunner;
import rusuban.testkit.FakeMessagingApi.Taken;

class WebhookEventProcessorTest {
  private static final Event HELLO = text(HANAKO, "e1", NOON, "こんにちは");
  private static final Event BLOCK =
      event(HANAKO, "e9", NOON.plusSeconds(30), new EventContent.UnfollowEvent());
  private static final Duration LEASE = ReplyAttempt.LEASE;

  private final UseCaseFixture useCaseFixture = new UseCaseFixture(answering("いらっしゃいませ", false));
  private final UseCaseFixture pushing = new UseCaseFixture(answering("いらっしゃいませ", true));

  @Test
  void what_staff_switch_counts_from_the_next_message_on_and_ends_by_itself() {
    useCaseFixture.switchOn(ShopSwitch.Kind.STAFF, NOON, NOON.plusSeconds(60));
    assertThat(useCaseFixture.receive(UseCaseFixture.text(HANAKO, "s1", NOON, "こんにちは"))).isTrue();
    assertThat(useCaseFixture.line.taken()).isEmpty();
    useCaseFixture.clock.set(NOON.plusSeconds(60));
    assertThat(
            useCaseFixture.receive(
                UseCaseFixture.text(HANAKO, "s2", NOON.plusSeconds(60), "こんにちは")))
        .isTrue();
    assertThat(useCaseFixture.endings(HANAKO))
        .containsExactly("skipped staff-mode", "sent by REPLY");
  }

  @Test
  void a_new_event_is_kept_and_answered_once() {
    assertThat(useCaseFixture.receive(HELLO)).isTrue();
    assertThat(useCaseFixture.line.taken())
        .singleElement()
        .extracting(Taken::key)
        .isEqualTo("token-e1");
    assertThat(useCaseFixture.line.taken().getFirst().messages())
        .isEqualTo(UseCaseFixture.say("いらっしゃいませ"));
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("sent by REPLY");
    assertThat(useCaseFixture.metrics()).containsExactly(Metric.EVENT_KEPT, Metric.REPLY_SENT);
  }

  @Test
  void an_event_that_comes_again_gets_no_second_answer() {
    useCaseFixture.receive(HELLO, HELLO);
    useCaseFixture.clock.advance(LEASE.multipliedBy(2));
    assertThat(useCaseFixture.receive(HELLO)).isTrue();
    assertThat(useCaseFixture.line.taken()).hasSize(1);
    assertThat(useCaseFixture.chat(HANAKO).messages()).isEqualTo(1);
    assertThat(useCaseFixture.metrics()).filteredOn(Metric.EVENT_DUPLICATE::equals).hasSize(2);
  }

  @Test
  void a_crash_before_the_reply_is_made_good_by_redelivery_once_the_lease_has_run_out() {
    useCaseFixture.atLine = PortInterceptor.crashBefore("reply");
    assertThat(useCaseFixture.receive(HELLO)).isFalse();
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("outstanding");
    assertThat(useCaseFixture.receive(HELLO)).as("while the first may still be at it").isTrue();
    assertThat(useCaseFixture.line.taken()).isEmpty();
    useCaseFixture.clock.advance(LEASE);
    assertThat(useCaseFixture.receive(HELLO)).isTrue();
    assertThat(useCaseFixture.line.taken()).hasSize(1);
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("sent by REPLY");
    assertThat(useCaseFixture.metrics())
        .containsExactly(
            Metric.EVENT_KEPT,
            Metric.WORK_FAILED,
            Metric.EVENT_DUPLICATE,
            Metric.EVENT_DUPLICATE,
            Metric.REPLY_SENT);
  }

  @Test
  void a_crash_before_the_reply_is_made_good_while_its_token_lives_whenever_the_next_round_comes() {
    for (int second = 0; second < 60; second++) {
      var here = new UseCaseFixture(answering("いらっしゃいませ", true));
      here.atLine = PortInterceptor.crashBefore("reply");
      here.receive(HELLO);
      here.clock.advance(Duration.ofSeconds(second));
      here.round(1).run(here.clock.instant().plusSeconds(45));
      assertThat(here.clock.instant()).isBefore(NOON.plusSeconds(60));
      assertThat(here.line.taken()).singleElement().extracting(Taken::via).isEqualTo(Via.REPLY);
      assertThat(here.endings(HANAKO))
          .as("after " + second + " s")
          .containsExactly("sent by REPLY");
    }
  }

  @Test
  void a_round_does_not_wait_for_a_reply_longer_than_it_may() {
    useCaseFixture.atLine = PortInterceptor.crashBefore("reply");
    useCaseFixture.receive(HELLO);
    useCaseFixture.round(1).run(NOON.plusSeconds(5));
    assertThat(useCaseFixture.clock.instant()).isEqualTo(NOON.plusSeconds(4));
    assertThat(useCaseFixture.line.taken()).isEmpty();
  }

  @Test
  void a_reply_that_surely_failed_each_time_is_pushed_once_its_token_is_dead() {
    for (var here : List.of(useCaseFixture, pushing)) {
      for (int i = 0; i < 4; i++) here.line.fails(new SendResult.NotSent());
      here.receive(HELLO);
      here.clock.advance(Duration.ofSeconds(30));
      here.tick();
      here.clock.advance(Duration.ofSeconds(40));
      here.tick();
    }
    assertThat(pushing.endings(HANAKO)).containsExactly("sent by PUSH");
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("dead reply-token-expired");
  }

  @Test
  void a_reply_that_staff_overtook_is_not_sent_any_more() {
    useCaseFixture.atLine = PortInterceptor.crashBefore("reply");
    useCaseFixture.receive(HELLO);
    var stored = useCaseFixture.store.chats().read(SALON, Optional.of(HANAKO)).chat().orElseThrow();
    var taken = ChatBuilder.of(stored.chat()).pausedUntil(NOON.plus(Duration.ofHours(1))).done();
    assertThat(useCaseFixture.store.chats().change(SALON, stored, taken)).isTrue();
    useCaseFixture.clock.advance(LEASE);
    useCaseFixture.tick();
    assertThat(useCaseFixture.line.calls()).isZero();
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("unknown taken-over");
  }

  @Test
  void the_answer_of_a_rule_that_calls_staff_is_still_sent_after_a_crash() {
    var call =
        new KeywordRule.Actions(
            Set.of(), Set.of(), Optional.empty(), true, Set.of(), Set.of(), Optional.empty());
    var rule = UseCaseFixture.rule("予約", KeywordRule.Pick.ALL, call, "お待ちください");
    useCaseFixture.live.put(
        SALON, UseCaseFixture.settings(UseCaseFixture.say("default"), false, List.of(rule)));
    useCaseFixture.atLine = PortInterceptor.crashBefore("reply");
    useCaseFixture.receive(text(HANAKO, "e1", NOON, "予約"));
    assertThat(useCaseFixture.chat(HANAKO).pausedUntil()).isPresent();
    useCaseFixture.clock.advance(LEASE);
    useCaseFixture.tick();
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("sent by REPLY");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_crash_after_the_reply_sends_nothing_more_and_is_shown_as_unknown(boolean mayPush) {
    var here = mayPush ? pushing : useCaseFixture;
    here.atLine = PortInterceptor.crashAfter("reply");
    here.receive(HELLO);
    here.clock.advance(LEASE);
    here.tick();
    assertThat(here.line.taken()).hasSize(1);
    assertThat(here.endings(HANAKO)).containsExactly("unknown reply-token-refused");
    assertThat(here.chat(HANAKO).status()).isEqualTo(ChatStatus.WAITING);
  }

  @Test
  void an_unclear_reply_is_tried_again_with_the_same_token() {
    useCaseFixture.line.fails(new SendResult.OutcomeUnknown());
    useCaseFixture.receive(HELLO);
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("sent by REPLY");
    assertThat(useCaseFixture.line.calls()).isEqualTo(2);
  }

  @Test
  void an_unclear_reply_whose_token_is_then_refused_is_unknown_and_never_pushed() {
    pushing.line.takesAndFails();
    pushing.receive(HELLO);
    assertThat(pushing.line.taken()).singleElement().extracting(Taken::via).isEqualTo(Via.REPLY);
    assertThat(pushing.endings(HANAKO)).containsExactly("unknown reply-token-refused");
    assertThat(pushing.chat(HANAKO).status()).isEqualTo(ChatStatus.WAITING);
    assertThat(pushing.metrics()).contains(Metric.REPLY_UNKNOWN);
  }

  @Test
  void a_token_refused_at_the_first_sure_try_becomes_a_push_where_the_owner_allows_it() {
    pushing.line.expires("token-e1");
    pushing.receive(HELLO);
    var pushed = pushing.line.taken().getFirst();
    assertThat(pushed.via()).isEqualTo(Via.PUSH);
    assertThat(pushed.chat()).contains(HANAKO);
    assertThat(pushed.key()).isEqualTo(RetryKey.of(SALON, "event/e1").toString());
    assertThat(pushing.endings(HANAKO)).containsExactly("sent by PUSH");
  }

  @Test
  void a_token_refused_at_the_first_try_is_dead_and_waits_where_the_owner_allows_no_push() {
    useCaseFixture.line.expires("token-e1");
    useCaseFixture.receive(HELLO);
    assertThat(useCaseFixture.line.taken()).isEmpty();
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("dead reply-token-refused");
    assertThat(useCaseFixture.chat(HANAKO).status()).isEqualTo(ChatStatus.WAITING);
  }

  @Test
  void who_was_slow_does_not_push_what_another_has_replied_meanwhile() {
    pushing.atLine =
        PortInterceptor.once(
            "reply",
            () -> {
              pushing.clock.advance(LEASE.plusSeconds(1));
              pushing.receive(HELLO);
            });
    pushing.receive(HELLO);
    assertThat(pushing.line.taken()).singleElement().extracting(Taken::via).isEqualTo(Via.REPLY);
    assertThat(pushing.endings(HANAKO)).containsExactly("sent by REPLY");
  }

  @Test
  void a_push_that_stays_unclear_is_tried_again_with_its_retry_key_until_nobody_expects_it() {
    pushing
        .line
        .fails(new SendResult.InvalidReplyToken())
        .takesAndFails()
        .fails(new SendResult.OutcomeUnknown());
    pushing.receive(HELLO);
    assertThat(pushing.endings(HANAKO)).containsExactly("outstanding");
    pushing.clock.advance(Duration.ofMinutes(1));
    pushing.tick();
    assertThat(pushing.endings(HANAKO)).containsExactly("sent by PUSH");
    assertThat(pushing.line.taken()).hasSize(1);
    var other = new UseCaseFixture(answering("いらっしゃいませ", true));
    other.line.fails(
        new SendResult.InvalidReplyToken(),
        new SendResult.OutcomeUnknown(),
        new SendResult.OutcomeUnknown());
    other.receive(HELLO);
    other.clock.advance(Duration.ofMinutes(61));
    other.tick();
    assertThat(other.endings(HANAKO)).containsExactly("unknown too-late");
  }

  @Test
  void a_reply_that_was_pushed_is_not_replied_when_a_redelivery_prolongs_its_token() {
    pushing.clock.set(NOON.plus(Duration.ofMinutes(2)));
    pushing.line.fails(new SendResult.InvalidReplyToken());
    pushing.atStore = PortInterceptor.crashBefore("end");
    pushing.receive(HELLO);
    assertThat(pushing.line.taken()).singleElement().extracting(Taken::via).isEqualTo(Via.PUSH);
    pushing.clock.advance(LEASE);
    pushing.receive(HELLO);
    assertThat(pushing.line.taken()).hasSize(1);
    assertThat(pushing.endings(HANAKO)).containsExactly("sent by PUSH");
  }

  @Test
  void who_blocked_us_while_a_reply_was_outstanding_hears_nothing() {
    useCaseFixture.atLine = PortInterceptor.crashBefore("reply");
    useCaseFixture.receive(HELLO);
    useCaseFixture.receive(BLOCK);
    useCaseFixture.clock.advance(LEASE);
    useCaseFixture.tick();
    assertThat(useCaseFixture.line.calls()).isZero();
    assertThat(useCaseFixture.endings(HANAKO))
        .containsExactly("unknown left", "skipped on-record-only");
  }

  @Test
  void who_blocked_us_before_the_push_is_not_pushed_to() {
    pushing.line.expires("token-e1");
    pushing.atLine = PortInterceptor.once("reply", () -> pushing.receive(BLOCK));
    pushing.receive(HELLO);
    assertThat(pushing.line.taken()).isEmpty();
    assertThat(pushing.endings(HANAKO)).containsExactly("skipped left", "skipped on-record-only");
  }

  @Test
  void a_message_whose_token_is_dead_on_arrival_waits_for_staff() {
    useCaseFixture.clock.set(NOON.plus(Duration.ofMinutes(20)));
    assertThat(useCaseFixture.receive(HELLO)).isTrue();
    assertThat(useCaseFixture.line.calls()).isZero();
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("skipped reply-token-expired");
    assertThat(useCaseFixture.chat(HANAKO).status()).isEqualTo(ChatStatus.WAITING);
  }

  @Test
  void a_message_whose_token_is_dead_on_arrival_is_pushed_where_the_owner_allows_it() {
    pushing.clock.set(NOON.plus(Duration.ofMinutes(20)));
    pushing.receive(HELLO);
    assertThat(pushing.endings(HANAKO)).containsExactly("sent by PUSH");
    assertThat(pushing.line.calls()).isEqualTo(1);
  }

  @Test
  void a_refused_reply_is_dead_and_waits_for_staff() {
    useCaseFixture.line.fails(new SendResult.Refused(403));
    useCaseFixture.receive(HELLO);
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("dead refused-403");
    assertThat(useCaseFixture.chat(HANAKO).status()).isEqualTo(ChatStatus.WAITING);
  }

  @Test
  void a_line_that_cannot_be_reached_is_tried_again_by_the_next_round() {
    useCaseFixture.line.fails(new SendResult.NotSent(), new SendResult.RateLimited());
    assertThat(useCaseFixture.receive(HELLO)).isTrue();
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("outstanding");
    useCaseFixture.clock.advance(Duration.ofSeconds(5));
    useCaseFixture.tick();
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("sent by REPLY");
  }

  @Test
  void many_events_of_one_chat_at_once_are_each_answered_once() throws Exception {
    var number = new AtomicInteger();
    ConcurrentRunner.run(
        8, () -> useCaseFixture.receive(text(HANAKO, "e" + number.incrementAndGet(), NOON, "ねえ")));
    assertThat(useCaseFixture.line.taken())
        .extracting(Taken::key)
        .doesNotHaveDuplicates()
        .hasSize(8);
    assertThat(useCaseFixture.chat(HANAKO).messages()).isEqualTo(8);
  }

  @Test
  void the_same_event_many_times_at_once_is_answered_once() throws Exception {
    ConcurrentRunner.run(8, () -> useCaseFixture.receive(HELLO));
    assertThat(useCaseFixture.line.taken()).hasSize(1);
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("sent by REPLY");
  }

  @Test
  void events_of_no_chat_and_unreadable_ones_are_kept_and_disturb_nobody() {
    var ofNoChat = event(Optional.empty(), "e0", NOON, new EventContent.OtherEvent("activated"));
    var unreadable = event(HANAKO, "e2", NOON, new EventContent.UnreadableEvent("no type"));
    assertThat(useCaseFixture.receive(ofNoChat, unreadable, HELLO)).isTrue();
    assertThat(useCaseFixture.receive(ofNoChat)).isTrue();
    assertThat(useCaseFixture.line.taken()).hasSize(1);
    assertThat(useCaseFixture.metrics()).contains(Metric.EVENT_UNREADABLE, Metric.EVENT_DUPLICATE);
    assertThat(useCaseFixture.endings(HANAKO))
        .containsExactly("sent by REPLY", "skipped unreadable");
  }

  @Test
  void a_webhook_without_events_is_received() {
    assertThat(useCaseFixture.receive()).isTrue();
    assertThat(useCaseFixture.metrics()).isEmpty();
  }

  @Test
  void without_settings_a_message_is_kept_and_waits_for_staff() {
    useCaseFixture.live.clear();
    assertThat(useCaseFixture.receive(HELLO)).isTrue();
    assertThat(useCaseFixture.line.calls()).isZero();
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("skipped no-settings");
    assertThat(useCaseFixture.chat(HANAKO).status()).isEqualTo(ChatStatus.WAITING);
  }

  @Test
  void an_event_that_fails_holds_up_none_of_the_others() {
    var other = new ChatId("U2");
    var number = new AtomicInteger();
    useCaseFixture.atStore =
        method -> {
          if (method.equals("save") && number.incrementAndGet() == 2)
            throw new PortInterceptor.Crash();
        };
    var mine = text(HANAKO, "e2", NOON.plusSeconds(1), "ねえ");
    assertThat(useCaseFixture.receive(HELLO, mine, text(HANAKO, "e3", NOON.plusSeconds(2), "ねえ")))
        .isFalse();
    assertThat(useCaseFixture.receive(text(other, "e4", NOON, "やあ"))).isTrue();
    assertThat(useCaseFixture.line.taken())
        .extracting(Taken::key)
        .containsExactly("token-e1", "token-e3", "token-e4");
    assertThat(useCaseFixture.told)
        .filteredOn(told -> told.what() == Metric.WORK_FAILED)
        .singleElement()
        .extracting(UseCaseFixture.Told::ids)
        .isEqualTo(Map.of("event", "e2", "why", "Crash"));
    assertThat(useCaseFixture.receive(mine)).as("LINE sends it again").isTrue();
    assertThat(useCaseFixture.line.taken()).hasSize(4);
  }

  @Test
  void different_chats_are_received_side_by_side_and_one_that_fails_makes_the_whole_come_again() {
    var bad = new ChatId("Ubad");
    var broken = new AtomicBoolean(true);
    useCaseFixture.atStore =
        method -> {
          if (method.equals("save") && broken.getAndSet(false)) throw new PortInterceptor.Crash();
        };
    assertThat(useCaseFixture.receive(HELLO, text(bad, "e2", NOON, "やあ"))).isFalse();
    assertThat(useCaseFixture.line.taken()).hasSize(1);
    assertThat(useCaseFixture.receive(HELLO, text(bad, "e2", NOON, "やあ"))).isTrue();
    assertThat(useCaseFixture.line.taken())
        .extracting(Taken::key)
        .containsExactlyInAnyOrder("token-e1", "token-e2");
  }

  @Test
  void an_event_that_trips_a_bug_of_ours_is_kept_dead_and_shown_to_staff() {
    var six =
        UseCaseFixture.rule(
            "予約", KeywordRule.Pick.ALL, KeywordRule.Actions.NONE, "1", "2", "3", "4", "5", "6");
    useCaseFixture.live.put(
        SALON, UseCaseFixture.settings(UseCaseFixture.say("default"), false, List.of(six)));
    assertThat(
            useCaseFixture.receive(text(HANAKO, "e1", NOON, "予約"), text(HANAKO, "e2", NOON, "やあ")))
        .isTrue();
    assertThat(useCaseFixture.endings(HANAKO))
        .containsExactly("dead decision-failed", "sent by REPLY");
    assertThat(useCaseFixture.chat(HANAKO).status()).isEqualTo(ChatStatus.WAITING);
    assertThat(useCaseFixture.metrics()).contains(Metric.WORK_FAILED);
  }

  @Test
  void the_name_is_asked_for_once_an_event_and_only_where_a_message_needs_it() {
    var asked = new AtomicInteger();
    PortInterceptor counting =
        method -> {
          if (method.equals("displayName")) asked.incrementAndGet();
        };
    useCaseFixture.atLine = counting;
    useCaseFixture.receive(HELLO);
    assertThat(asked).hasValue(0);
    useCaseFixture.live.put(SALON, answering("{名前}様", false));
    useCaseFixture.line.named(HANAKO.value(), "花子");
    useCaseFixture.atStore =
        PortInterceptor.once("save", () -> useCaseFixture.receive(text(HANAKO, "e2", NOON, "ねえ")));
    useCaseFixture.receive(text(HANAKO, "e3", NOON, "ねえ"));
    useCaseFixture.receive(text(HANAKO, "e4", NOON, "ねえ"));
    assertThat(useCaseFixture.line.taken().getLast().messages())
        .isEqualTo(UseCaseFixture.say("花子様"));
    assertThat(asked).as("once for each, however often it was decided").hasValue(3);
    assertThat(useCaseFixture.chat(HANAKO).name()).contains("花子");
  }

  @Test
  void a_customer_is_called_by_the_name_of_now_and_by_the_last_one_told_where_line_is_silent() {
    useCaseFixture.live.put(SALON, answering("{名前}さま", false));
    useCaseFixture.line.named(HANAKO.value(), "旧姓");
    useCaseFixture.receive(text(HANAKO, "n1", NOON, "わたし"));
    useCaseFixture.line.named(HANAKO.value(), "新姓");
    useCaseFixture.receive(text(HANAKO, "n2", NOON, "わたし"));
    assertThat(useCaseFixture.chat(HANAKO).nameToldAt()).contains(NOON);
    useCaseFixture.line.tellsNoNames();
    useCaseFixture.clock.advance(Duration.ofDays(9));
    useCaseFixture.receive(text(HANAKO, "n3", NOON.plus(Duration.ofDays(9)), "わたし"));
    assertThat(useCaseFixture.line.taken().stream().map(Taken::messages))
        .containsExactly(
            UseCaseFixture.say("旧姓さま"), UseCaseFixture.say("新姓さま"), UseCaseFixture.say("新姓さま"));
    assertThat(useCaseFixture.chat(HANAKO).nameToldAt()).as("nobody told it again").contains(NOON);
  }

  @Test
  void a_name_that_nobody_can_see_takes_the_place_of_the_one_before() {
    useCaseFixture.live.put(SALON, answering("{名前}さま", false));
    useCaseFixture.line.named(HANAKO.value(), "旧姓");
    useCaseFixture.receive(text(HANAKO, "n1", NOON, "わたし"));
    useCaseFixture.line.named(HANAKO.value(), "");
    useCaseFixture.receive(text(HANAKO, "n2", NOON, "わたし"));
    assertThat(useCaseFixture.line.taken().getLast().messages())
        .isEqualTo(UseCaseFixture.say("お客様"));
  }

  @Test
  void a_member_of_a_group_is_named_and_the_group_is_not() {
    var group = new ChatId("C1");
    useCaseFixture.live.put(SALON, answering("{名前}様", false));
    useCaseFixture.line.named("Utaro", "太郎");
    var mention = List.of(new Placeholder(0, 1, Placeholder.Of.ACCOUNT));
    var what =
        new EventContent.MessageEvent(
            "m", new EventContent.ReceivedMessage.Text("@やあ", mention), Optional.empty());
    var source = new Event.Source(group, Optional.of("Utaro"));
    useCaseFixture.receive(event(Optional.of(source), "e1", NOON, what));
    assertThat(useCaseFixture.line.taken().getFirst().messages())
        .isEqualTo(UseCaseFixture.say("太郎様"));
    assertThat(useCaseFixture.chat(group).name()).isEmpty();
  }

  @Test
  void in_a_group_a_message_that_quotes_the_accounts_own_is_answered() {
    var group = new ChatId("C1");
    useCaseFixture.live.put(SALON, answering("はい", false));
    var mention = List.of(new Placeholder(0, 1, Placeholder.Of.ACCOUNT));
    var asked =
        new EventContent.MessageEvent(
            "m1", new EventContent.ReceivedMessage.Text("@やあ", mention), Optional.empty());
    useCaseFixture.receive(event(group, "e1", NOON, asked));
    useCaseFixture.receive(event(group, "e2", NOON, quoting("m2", "message-request-1-0")));
    useCaseFixture.receive(event(group, "e3", NOON, quoting("m3", "m1")));
    useCaseFixture.receive(
        event(new ChatId("C2"), "e4", NOON, quoting("m4", "message-request-1-0")));
    assertThat(useCaseFixture.endings(group))
        .containsExactly("sent by REPLY", "sent by REPLY", "skipped not-addressed");
    assertThat(useCaseFixture.endings(new ChatId("C2"))).containsExactly("skipped not-addressed");
  }

  private static EventContent quoting(String id, String quoted) {
    return new EventContent.MessageEvent(
        id,
        EventContent.ReceivedMessage.Text.of("税込ですか"),
        Optional.empty(),
        Optional.of(new EventContent.Quote(quoted, false)));
  }

  @Test
  void a_message_that_was_unsent_before_it_came_is_kept_without_what_it_said() {
    useCaseFixture.receive(
        event(HANAKO, "e2", NOON.plusSeconds(1), new EventContent.UnsendEvent("m-e1")));
    useCaseFixture.receive(HELLO);
    assertThat(useCaseFixture.line.calls()).isZero();
    assertThat(useCaseFixture.endings(HANAKO))
        .containsExactly("skipped unsent", "skipped on-record-only");
    assertThat(useCaseFixture.store.archive().history(SALON, HANAKO, NOON, 9).getLast().raw())
        .isEmpty();
  }
}
