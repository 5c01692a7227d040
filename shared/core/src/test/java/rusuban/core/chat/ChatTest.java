package rusuban.core.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import rusuban.core.ChatId;

class ChatTest {
  private static final Instant NOON = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant SOONER = NOON.minusMillis(1);
  private static final Instant LATER = NOON.plusMillis(1);
  private static final Chat NEW = Chat.unknown(new ChatId("U1"));

  @Test
  void messages_are_counted_up() {
    assertThat(ChatBuilder.of(NEW).messageCounted().messageCounted().done().messages())
        .isEqualTo(2);
  }

  @Test
  void who_left_has_left_since_what_happened_until_then_and_not_since_what_came_after() {
    var left = ChatBuilder.of(NEW).friendship(new Friendship.Left(NOON, "e1")).done();
    assertThat(left.left()).isTrue();
    assertThat(left.leftSince(SOONER)).isTrue();
    assertThat(left.leftSince(NOON)).isTrue();
    assertThat(left.leftSince(LATER)).isFalse();
  }

  @Test
  void who_came_back_or_never_followed_has_not_left() {
    var left = ChatBuilder.of(NEW).friendship(new Friendship.Left(NOON, "e1")).done();
    var back = ChatBuilder.of(left).friendship(new Friendship.Following(LATER, "e2")).done();
    assertThat(back.leftSince(SOONER)).isFalse();
    assertThat(NEW.leftSince(SOONER)).isFalse();
    assertThat(NEW.left()).isFalse();
  }

  @Test
  void a_plan_begins_once() {
    assertThat(NEW.mayBegin("thanks", NOON)).isTrue();
    var begun = ChatBuilder.of(NEW).followUpBegan("thanks", NOON).done();
    assertThat(begun.mayBegin("thanks", LATER)).isFalse();
    assertThat(begun.mayBegin("news", NOON)).isTrue();
  }

  @Test
  void what_was_called_off_begins_only_by_what_happened_after_that() {
    var stopped = ChatBuilder.of(NEW).followUpStopped("thanks", NOON).done();
    assertThat(stopped.mayBegin("thanks", SOONER)).isFalse();
    assertThat(stopped.mayBegin("thanks", NOON)).isFalse();
    assertThat(stopped.mayBegin("thanks", LATER)).isTrue();
    var begun = ChatBuilder.of(stopped).followUpBegan("thanks", LATER).done();
    assertThat(begun.followUp("thanks").isStoppedSince(LATER)).isFalse();
    assertThat(begun.followUp("thanks").isStoppedSince(NOON)).isTrue();
  }

  @Test
  void the_newest_stop_counts_and_that_it_was_begun_stays_known() {
    var begun = ChatBuilder.of(NEW).followUpBegan("thanks", SOONER).done();
    var inOrder =
        ChatBuilder.of(begun).followUpStopped("thanks", NOON).followUpStopped("thanks", LATER);
    var turned =
        ChatBuilder.of(begun).followUpStopped("thanks", LATER).followUpStopped("thanks", NOON);
    assertThat(inOrder.done()).isEqualTo(turned.done());
    assertThat(turned.done().followUp("thanks").stopped()).contains(LATER);
    assertThat(turned.done().followUp("thanks").began()).contains(SOONER);
  }
}
