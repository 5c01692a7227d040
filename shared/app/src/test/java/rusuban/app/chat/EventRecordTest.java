package rusuban.app.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rusuban.app.UseCaseFixture.EVENING;
import static rusuban.app.UseCaseFixture.HANAKO;
import static rusuban.app.UseCaseFixture.NOON;
import static rusuban.app.UseCaseFixture.SALON;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.core.decision.FollowUp;
import rusuban.testkit.store.EventRecordBuilder;

class EventRecordTest {
  private static final FollowUp THANKS = new FollowUp(HANAKO, "thanks", NOON, EVENING, EVENING);
  private static final EventRecordBuilder PLAIN = EventRecordBuilder.of(SALON, HANAKO, "e1", NOON);
  private static final EventRecordBuilder OF_NO_CHAT =
      EventRecordBuilder.ofNoChat(SALON, "e1", NOON);

  @Test
  void an_event_of_no_chat_has_neither_a_reply_nor_follow_ups() {
    assertThat(OF_NO_CHAT.entry().chat()).isEmpty();
    assertRefused(OF_NO_CHAT.then(PLAIN.plan()), "a reply and effects need a chat");
    assertRefused(OF_NO_CHAT.begins(List.of(THANKS)), "a reply and effects need a chat");
  }

  @Test
  void a_chat_has_a_state_before_and_after() {
    EventRecord good = PLAIN.entry();
    assertThatThrownBy(
            () ->
                new EventRecord(
                    SALON,
                    good.event(),
                    NOON,
                    1,
                    good.before(),
                    Optional.empty(),
                    good.plan(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    NOON,
                    NOON,
                    NOON))
        .hasMessage("a chat has a state before and after, or neither");
  }

  @Test
  void an_event_begins_no_more_follow_ups_than_are_kept_at_once() {
    var most = Collections.nCopies(EventRecord.MAX_EFFECTS, THANKS);
    assertThat(PLAIN.begins(most).entry().effects()).hasSize(EventRecord.MAX_EFFECTS);
    assertRefused(
        PLAIN.begins(Collections.nCopies(EventRecord.MAX_EFFECTS + 1, THANKS)), "too many effects");
  }

  private static void assertRefused(EventRecordBuilder eventRecordBuilder, String why) {
    assertThatThrownBy(eventRecordBuilder::entry)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
  }
}
