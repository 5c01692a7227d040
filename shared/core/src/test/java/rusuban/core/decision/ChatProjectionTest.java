package rusuban.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.decision.EventFixture.HANAKO;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rusuban.core.chat.Chat;
import rusuban.core.chat.Friendship;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;

class ChatProjectionTest {
  private static final Instant T = Instant.parse("2026-11-24T03:00:00Z");

  @Test
  void follows_and_unfollows_give_the_same_friendship_in_any_order_of_arrival() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new Random(seed);
      var events = new ArrayList<Event>();
      for (int i = 0; i < 2 + random.nextInt(6); i++)
        events.add(happened("e" + i, random.nextInt(4), random.nextBoolean()));
      var first = arrive(events);
      Collections.shuffle(events, random);
      events.addAll(events.subList(0, 1 + random.nextInt(events.size())));
      assertThat(arrive(events)).as("seed " + seed).isEqualTo(first);
    }
  }

  @Test
  void a_late_follow_does_not_undo_a_newer_unfollow() {
    assertThat(arrive(List.of(happened("e2", 2, false), happened("e1", 1, true))))
        .isEqualTo(new Friendship.Left(T.plusSeconds(2), "e2"));
  }

  @Test
  void at_the_same_time_the_greater_id_counts() {
    assertThat(arrive(List.of(happened("b", 1, true), happened("a", 1, false))))
        .isEqualTo(new Friendship.Following(T.plusSeconds(1), "b"));
  }

  @Test
  void being_invited_to_a_group_and_removed_count_like_follow_and_unfollow() {
    var group = Chat.unknown(EventFixture.GROUP);
    var join = EventFixture.in(EventFixture.GROUP, "e1", T, new EventContent.JoinEvent());
    var leave =
        EventFixture.in(EventFixture.GROUP, "e2", T.plusSeconds(1), new EventContent.LeaveEvent());
    var left = ChatProjection.apply(ChatProjection.apply(group, leave).done(), join).done();
    assertThat(left.left()).isTrue();
  }

  @Test
  void unsent_messages_are_remembered_once_each_and_only_the_newest_of_them() {
    var chat = Chat.unknown(HANAKO);
    for (int i = 0; i < 3 * Chat.UNSENT_KEPT; i++)
      for (int twice = 0; twice < 2; twice++)
        chat =
            ChatProjection.apply(
                    chat,
                    EventFixture.in(HANAKO, "e" + i, T, new EventContent.UnsendEvent("m" + i)))
                .done();
    assertThat(chat.unsent()).hasSize(Chat.UNSENT_KEPT).doesNotHaveDuplicates();
    assertThat(chat.unsent()).contains("m149", "m100").doesNotContain("m99");
  }

  private static Event happened(String id, int second, boolean follow) {
    EventContent eventContent =
        follow ? new EventContent.FollowEvent(false) : new EventContent.UnfollowEvent();
    return EventFixture.in(HANAKO, id, T.plusSeconds(second), eventContent);
  }

  private static Friendship arrive(List<Event> events) {
    var chat = Chat.unknown(HANAKO);
    for (var event : events) chat = ChatProjection.apply(chat, event).done();
    return chat.friendship();
  }
}
