package rusuban.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.core.ChatId;

class EventTest {
  private static final Optional<String> ACCOUNT = Optional.of("U8e742f61d673b39c7fff3cecb7536ef0");

  @Test
  void an_event_is_the_accounts_own_only_where_both_sides_are_known_and_the_same() {
    var group = new ChatId("C1");
    assertThat(event(ACCOUNT, Optional.of(new Event.Source(group, ACCOUNT))).own()).isTrue();
    assertThat(event(ACCOUNT, Optional.of(new Event.Source(group, Optional.of("U1")))).own())
        .isFalse();
    assertThat(event(ACCOUNT, Optional.of(new Event.Source(group, Optional.empty()))).own())
        .isFalse();
    assertThat(
            event(Optional.empty(), Optional.of(new Event.Source(group, Optional.empty()))).own())
        .isFalse();
    assertThat(event(Optional.empty(), Optional.empty()).own()).isFalse();
    assertThat(event(ACCOUNT, Optional.empty()).own()).isFalse();
  }

  @Test
  void without_what_it_said_an_event_is_otherwise_the_same() {
    var event = event(ACCOUNT, Optional.empty());
    assertThat(event.raw()).isEqualTo("{}");
    assertThat(event.withoutRaw().raw()).isEmpty();
    assertThat(event.withoutRaw().id()).isEqualTo(event.id());
    assertThat(event.withoutRaw().withoutRaw()).isEqualTo(event.withoutRaw());
  }

  private static Event event(Optional<String> destination, Optional<Event.Source> source) {
    return new Event(
        "e",
        Instant.EPOCH,
        destination,
        false,
        false,
        source,
        Optional.empty(),
        new EventContent.OtherEvent("x"),
        "{}");
  }
}
