package rusuban.core.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import rusuban.core.ChatId;

class TimestampedFlagTest {
  private static final Instant NOON = Instant.parse("2026-11-24T03:00:00Z");
  private static final TimestampedFlag OUT = new TimestampedFlag(true, NOON, "m");
  private static final Chat NEW = Chat.unknown(new ChatId("U1"));

  @Test
  void the_newer_counts_in_whatever_order_they_come_and_whatever_their_ids() {
    var in = new TimestampedFlag(false, NOON.plusMillis(1), "a");
    assertThat(OUT.or(in)).isEqualTo(in);
    assertThat(in.or(OUT)).isEqualTo(in);
  }

  @Test
  void at_the_same_instant_the_greater_id_counts() {
    var in = new TimestampedFlag(false, NOON, "n");
    assertThat(OUT.or(in)).isEqualTo(in);
    assertThat(in.or(OUT)).isEqualTo(in);
  }

  @Test
  void who_asked_for_follow_ups_again_has_not_opted_out_whichever_came_first() {
    var in = new TimestampedFlag(false, NOON.plusSeconds(1), "n");
    assertThat(NEW.optedOut()).isFalse();
    assertThat(ChatBuilder.of(NEW).optOut(OUT).done().optedOut()).isTrue();
    assertThat(ChatBuilder.of(NEW).optOut(OUT).optOut(in).done().optedOut()).isFalse();
    assertThat(ChatBuilder.of(NEW).optOut(in).optOut(OUT).done().optedOut()).isFalse();
  }

  @Test
  void each_tag_is_on_or_off_by_its_own_newest_choice() {
    var off = new TimestampedFlag(false, NOON.plusSeconds(1), "n");
    var chat = ChatBuilder.of(NEW).tag("vip", off).tag("vip", OUT).tag("booking", OUT).done();
    assertThat(chat.tags()).containsExactly("booking");
  }
}
