package rusuban.app.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.app.UseCaseFixture.HANAKO;
import static rusuban.app.UseCaseFixture.NOON;
import static rusuban.app.UseCaseFixture.SALON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rusuban.app.PortInterceptor;
import rusuban.app.Telemetry;
import rusuban.app.UseCaseFixture;
import rusuban.core.ChatId;
import rusuban.core.chat.ChatStatus;
import rusuban.core.chat.Friendship;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;

/** Webhooks with more events than a function has time for. */
class FullWebhookTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String LEFT = "skipped too-many-at-once";
  private static final String SENT = "sent by REPLY";

  private final UseCaseFixture useCaseFixture =
      new UseCaseFixture(UseCaseFixture.answering("いらっしゃいませ", false));

  private static Event text(ChatId chat, int number) {
    return UseCaseFixture.text(chat, "e%04d".formatted(number), NOON.plusMillis(number), "やあ");
  }

  private static List<Event> texts(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> text(HANAKO, i)).toList();
  }

  /** Makes each call of the store take this time. */
  private void storeTakes(Duration call) {
    useCaseFixture.atStore = _ -> useCaseFixture.clock.advance(call);
  }

  private boolean receive(List<Event> events) {
    return useCaseFixture.processor.receive(SALON, events, TIMEOUT);
  }

  @Test
  void a_thousand_events_of_one_chat_are_kept_in_time_and_what_is_late_is_left_to_staff() {
    storeTakes(Duration.ofMillis(24));
    Instant begun = useCaseFixture.clock.instant();

    assertThat(receive(texts(0, 1_000))).isTrue();

    assertThat(Duration.between(begun, useCaseFixture.clock.instant())).isLessThan(TIMEOUT);
    var endings = useCaseFixture.endings(HANAKO);
    int sent = Collections.frequency(endings, SENT);
    assertThat(sent).isBetween(10, 999);
    assertThat(endings.subList(0, sent)).containsOnly(SENT);
    assertThat(endings.subList(sent, 1_000)).containsOnly(LEFT);
    assertThat(useCaseFixture.chat(HANAKO).status()).isEqualTo(ChatStatus.WAITING);
    assertThat(useCaseFixture.metrics()).contains(Telemetry.Metric.WORK_FAILED);
  }

  @Test
  void what_was_kept_so_is_neither_kept_nor_answered_again() {
    storeTakes(Duration.ofMillis(24));
    receive(texts(0, 1_000));
    var endings = useCaseFixture.endings(HANAKO);
    Instant begun = useCaseFixture.clock.instant();

    assertThat(receive(texts(0, 1_000))).isTrue();

    assertThat(Duration.between(begun, useCaseFixture.clock.instant())).isLessThan(TIMEOUT);
    assertThat(useCaseFixture.endings(HANAKO)).isEqualTo(endings);
  }

  @Test
  void a_thousand_chats_are_kept_in_time() {
    storeTakes(Duration.ofMillis(2));
    var events =
        IntStream.range(0, 1_000)
            .mapToObj(i -> text(new ChatId("U%032x".formatted(i)), i))
            .toList();
    Instant begun = useCaseFixture.clock.instant();

    assertThat(receive(events)).isTrue();

    assertThat(Duration.between(begun, useCaseFixture.clock.instant())).isLessThan(TIMEOUT);
    for (var event : events)
      assertThat(useCaseFixture.endings(event.chat().orElseThrow()))
          .singleElement()
          .matches(ending -> ending.equals(SENT) || ending.equals(LEFT));
  }

  @Test
  void events_that_are_kept_together_still_change_the_chat_in_their_order() {
    storeTakes(Duration.ofMillis(24));
    var events = new ArrayList<>(texts(0, 700));
    events.add(
        UseCaseFixture.event(
            HANAKO, "e0700", NOON.plusMillis(700), new EventContent.UnsendEvent("m-e0650")));
    events.add(
        UseCaseFixture.event(
            HANAKO, "e0701", NOON.plusMillis(701), new EventContent.UnsendEvent("m-e0800")));
    events.addAll(texts(702, 900));
    events.add(
        UseCaseFixture.event(
            HANAKO, "e0900", NOON.plusMillis(900), new EventContent.FollowEvent(false)));
    events.add(
        UseCaseFixture.event(
            HANAKO, "e0901", NOON.plusMillis(901), new EventContent.UnfollowEvent()));

    assertThat(receive(events)).isTrue();

    var kept = useCaseFixture.store.archive().history(SALON, HANAKO, NOON, 1_000);
    assertThat(kept).hasSize(902);
    assertThat(kept)
        .filteredOn(it -> it.raw().isEmpty())
        .extracting(it -> it.key().id())
        .containsExactlyInAnyOrder("e0650", "e0800");
    assertThat(useCaseFixture.chat(HANAKO).friendship()).isInstanceOf(Friendship.Left.class);
  }

  @Test
  void an_event_that_stands_there_twice_is_kept_once() {
    storeTakes(Duration.ofMillis(100));
    var events = new ArrayList<>(texts(0, 200));
    events.addAll(texts(100, 200));
    events.addAll(texts(0, 200));

    assertThat(receive(events)).isTrue();
    assertThat(useCaseFixture.endings(HANAKO)).hasSize(200);
  }

  @Test
  void a_chat_that_moves_on_meanwhile_is_read_again() {
    storeTakes(Duration.ofMillis(24));
    var before = useCaseFixture.atStore;
    var staff = PortInterceptor.once("saveAll", () -> useCaseFixture.receive(text(HANAKO, 5_000)));
    useCaseFixture.atStore =
        method -> {
          before.before(method);
          staff.before(method);
        };

    assertThat(receive(texts(0, 900))).isTrue();
    assertThat(useCaseFixture.endings(HANAKO)).hasSize(901);
  }

  @Test
  void where_there_is_no_time_to_keep_all_LINE_is_to_send_them_again() {
    storeTakes(Duration.ofSeconds(1));

    assertThat(receive(texts(0, 1_000))).isFalse();
    var first = useCaseFixture.endings(HANAKO).size();
    assertThat(first).isBetween(1, 999);
    storeTakes(Duration.ZERO);
    assertThat(receive(texts(0, 1_000))).isTrue();

    assertThat(useCaseFixture.endings(HANAKO)).hasSize(1_000);
  }
}
