package rusuban.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventContentTest {

  @Test
  void a_message_and_its_edit_bring_the_same_message() {
    var messageEvent =
        new EventContent.MessageEvent(
            "m1", EventContent.ReceivedMessage.Text.of("やあ"), Optional.empty());
    assertThat(messageEvent.brings()).contains("m1");
    assertThat(new EventContent.Edited("m1", EventContent.ReceivedMessage.Text.of("やあ")).brings())
        .contains("m1");
  }

  /** Returns contents that bring no message. An unsend is one, since it removes a message. */
  static Stream<EventContent> others() {
    return Stream.of(
        new EventContent.UnsendEvent("m1"),
        new EventContent.FollowEvent(false),
        new EventContent.UnfollowEvent(),
        new EventContent.JoinEvent(),
        new EventContent.LeaveEvent(),
        new EventContent.MemberJoinedEvent(List.of("U1")),
        new EventContent.MemberLeftEvent(List.of("U1")),
        new EventContent.PostbackEvent("data", Map.of()),
        new EventContent.OtherEvent("beacon"),
        new EventContent.UnreadableEvent("no type"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void nothing_else_brings_a_message(EventContent other) {
    assertThat(other.brings()).isEmpty();
  }
}
