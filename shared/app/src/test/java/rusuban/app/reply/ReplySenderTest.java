package rusuban.app.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.app.UseCaseFixture.HANAKO;
import static rusuban.app.UseCaseFixture.NOON;
import static rusuban.app.UseCaseFixture.SALON;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.app.DeliveryOutcome.Via;
import rusuban.app.PortInterceptor;
import rusuban.app.Telemetry.Metric;
import rusuban.app.UseCaseFixture;
import rusuban.app.chat.VersionedChat;
import rusuban.app.due.ReplyAttempt;
import rusuban.app.messaging.SendResult;
import rusuban.app.receive.WebhookEventProcessor;
import rusuban.app.tick.DueWorkRunner;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.ChatStatus;
import rusuban.core.event.Event;
import rusuban.core.settings.KeywordRule.Actions;
import rusuban.core.settings.KeywordRule.Pick;
import rusuban.testkit.FakeMessagingApi.Taken;

/** Tests a reply's outcome for each answer of LINE. A rule gives it, so staff need not see it. */
class ReplySenderTest {
  private static final Event ASKED = UseCaseFixture.text(HANAKO, "e1", NOON, "料金");

  private final UseCaseFixture useCaseFixture = shop(false);
  private final UseCaseFixture pushing = shop(true);

  private static UseCaseFixture shop(boolean mayPush) {
    var rule = UseCaseFixture.rule("料金", Pick.ALL, Actions.NONE, "5,000円です");
    return new UseCaseFixture(
        UseCaseFixture.settings(UseCaseFixture.say("default"), mayPush, List.of(rule)));
  }

  @Test
  void staff_see_what_could_not_be_answered_and_nothing_of_what_was() {
    useCaseFixture.receive(ASKED);
    assertThat(useCaseFixture.chat(HANAKO).status()).isEqualTo(ChatStatus.DONE);
    useCaseFixture.line.fails(new SendResult.Refused(403));
    useCaseFixture.receive(UseCaseFixture.text(HANAKO, "e2", NOON, "料金"));
    assertThat(useCaseFixture.chat(HANAKO).status()).isEqualTo(ChatStatus.WAITING);
  }

  @Test
  void staff_see_it_also_where_the_chat_changes_while_it_is_shown_to_them() {
    useCaseFixture.line.fails(new SendResult.Refused(403));
    useCaseFixture.atStore =
        PortInterceptor.once(
            "change",
            () -> {
              var chat = stored();
              useCaseFixture
                  .store
                  .chats()
                  .change(
                      SALON,
                      chat,
                      ChatBuilder.of(chat.chat()).named("花子", UseCaseFixture.NOON).done());
            });
    useCaseFixture.receive(ASKED);
    assertThat(useCaseFixture.chat(HANAKO).status()).isEqualTo(ChatStatus.WAITING);
    assertThat(useCaseFixture.chat(HANAKO).name()).contains("花子");
  }

  @Test
  void a_chat_that_waits_already_is_not_changed_under_the_hands_of_others() {
    useCaseFixture.line.fails(new SendResult.Refused(403));
    useCaseFixture.receive(ASKED);
    long revision = stored().revision();
    useCaseFixture.line.fails(new SendResult.NotSent(), new SendResult.NotSent());
    useCaseFixture.receive(UseCaseFixture.text(HANAKO, "e2", NOON, "べつの"));
    assertThat(stored().revision()).isEqualTo(revision + 1);
    useCaseFixture.line.fails(new SendResult.Refused(403));
    useCaseFixture.clock.advance(Duration.ofSeconds(5));
    useCaseFixture.tick();
    assertThat(useCaseFixture.endings(HANAKO))
        .containsExactly("dead refused-403", "dead refused-403");
    assertThat(stored().revision()).isEqualTo(revision + 1);
  }

  @Test
  void the_monthly_limit_ends_a_reply_and_a_push_dead() {
    useCaseFixture.line.fails(new SendResult.QuotaExceeded());
    useCaseFixture.receive(ASKED);
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("dead monthly-limit");
    pushing.line.fails(new SendResult.InvalidReplyToken(), new SendResult.QuotaExceeded());
    pushing.receive(ASKED);
    assertThat(pushing.endings(HANAKO)).containsExactly("dead monthly-limit");
    assertThat(pushing.line.calls()).isEqualTo(2);
  }

  @Test
  void a_push_that_is_refused_is_dead() {
    pushing.line.fails(new SendResult.InvalidReplyToken(), new SendResult.Refused(400));
    pushing.receive(ASKED);
    assertThat(pushing.endings(HANAKO)).containsExactly("dead refused-400");
    assertThat(pushing.line.calls()).isEqualTo(2);
  }

  static List<SendResult> notTaken() {
    return List.of(
        new SendResult.RateLimited(),
        new SendResult.NotSent(),
        new SendResult.OutcomeUnknown(),
        new SendResult.InvalidReplyToken());
  }

  @ParameterizedTest
  @MethodSource("notTaken")
  void a_push_that_was_not_taken_for_sure_is_tried_again_at_once_and_after_seconds(
      SendResult failure) {
    pushing.line.fails(new SendResult.InvalidReplyToken(), failure, failure);
    pushing.receive(ASKED);
    assertThat(pushing.endings(HANAKO)).containsExactly("outstanding");
    pushing.clock.advance(Duration.ofSeconds(5));
    pushing.tick();
    assertThat(pushing.endings(HANAKO)).containsExactly("sent by PUSH");
    assertThat(pushing.line.calls()).isEqualTo(4);
  }

  @Test
  void a_reply_that_is_to_be_tried_again_says_so() {
    useCaseFixture.line.fails(new SendResult.NotSent(), new SendResult.NotSent());
    useCaseFixture.receive(ASKED);
    assertThat(useCaseFixture.told)
        .contains(
            new UseCaseFixture.Told(
                Metric.REPLY_LATER,
                SALON,
                Map.of("event", "e1", "why", "try-again", "attempt", "1")));
  }

  @Test
  void a_token_that_dies_between_two_tries_is_not_used_again_and_the_reply_is_pushed() {
    for (var here : List.of(useCaseFixture, pushing)) {
      here.line.fails(new SendResult.NotSent());
      here.atLine = PortInterceptor.once("reply", () -> here.clock.advance(Duration.ofSeconds(60)));
      here.receive(ASKED);
    }
    assertThat(pushing.line.taken()).singleElement().extracting(Taken::via).isEqualTo(Via.PUSH);
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("dead reply-token-expired");
    assertThat(useCaseFixture.line.calls()).isEqualTo(1);
  }

  @Test
  void a_push_that_never_becomes_clear_is_given_up_after_ten_attempts() {
    pushing.line.fails(new SendResult.InvalidReplyToken());
    for (int i = 0; i < 40; i++) pushing.line.fails(new SendResult.OutcomeUnknown());
    pushing.receive(ASKED);
    for (int i = 0; i < 20; i++) {
      pushing.clock.advance(Duration.ofSeconds(5));
      pushing.tick();
    }
    assertThat(pushing.endings(HANAKO)).containsExactly("unknown too-many-tries");
    assertThat(pushing.line.calls()).as("one reply, nine times two pushes").isEqualTo(1 + 9 * 2);
  }

  @Test
  void what_another_ends_meanwhile_is_no_failure() {
    useCaseFixture.line.fails(new SendResult.NotSent(), new SendResult.NotSent());
    useCaseFixture.receive(ASKED);
    useCaseFixture.clock.advance(Duration.ofSeconds(5));
    useCaseFixture.atStore = PortInterceptor.once("find", useCaseFixture::tick);
    assertThat(useCaseFixture.tick()).isEqualTo(new DueWorkRunner.Carried(1, 0));
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("sent by REPLY");
  }

  @Test
  void that_LINE_took_it_is_kept_after_the_answer_and_all_else_before() {
    var later = new ArrayList<Runnable>();
    var replies =
        new ReplySender(
            useCaseFixture.stores.replies(),
            useCaseFixture.stores.chats(),
            useCaseFixture.messaging,
            useCaseFixture.telemetry,
            useCaseFixture.clock,
            later::add);
    var processor =
        new WebhookEventProcessor(
            useCaseFixture.stores.chats(),
            useCaseFixture.ready,
            useCaseFixture.messaging,
            replies,
            useCaseFixture.telemetry,
            useCaseFixture.clock,
            Executors::newVirtualThreadPerTaskExecutor);
    assertThat(processor.receive(SALON, List.of(ASKED))).isTrue();
    assertThat(useCaseFixture.line.taken()).hasSize(1);
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("outstanding");
    later.forEach(Runnable::run);
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("sent by REPLY");

    useCaseFixture.line.fails(new SendResult.Refused(403));
    assertThat(processor.receive(SALON, List.of(UseCaseFixture.text(HANAKO, "e2", NOON, "料金"))))
        .isTrue();
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("sent by REPLY", "dead refused-403");
    assertThat(later).hasSize(1);
  }

  @Test
  void where_it_cannot_be_kept_that_LINE_took_it_the_webhook_is_answered_and_staff_see_it() {
    useCaseFixture.atStore = PortInterceptor.crashBefore("end");
    assertThat(useCaseFixture.receive(ASKED)).as("the event is kept").isTrue();
    assertThat(useCaseFixture.metrics()).containsExactly(Metric.EVENT_KEPT, Metric.WORK_FAILED);
    useCaseFixture.clock.advance(ReplyAttempt.LEASE);
    useCaseFixture.tick();
    assertThat(useCaseFixture.line.taken()).hasSize(1);
    assertThat(useCaseFixture.endings(HANAKO)).containsExactly("unknown reply-token-refused");
    assertThat(useCaseFixture.chat(HANAKO).status()).isEqualTo(ChatStatus.WAITING);
  }

  private VersionedChat stored() {
    return useCaseFixture.store.chats().read(SALON, Optional.of(HANAKO)).chat().orElseThrow();
  }
}
