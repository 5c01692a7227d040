package rusuban.core.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FriendshipTest {
  private static final Instant NOON = Instant.parse("2026-11-24T03:00:00Z");

  @Test
  void the_newer_counts_in_whatever_order_they_come_and_whatever_their_ids() {
    var followed = new Friendship.Following(NOON, "z");
    var left = new Friendship.Left(NOON.plusSeconds(1), "a");
    assertThat(followed.or(left)).isEqualTo(left);
    assertThat(left.or(followed)).isEqualTo(left);
  }

  @Test
  void at_the_same_instant_the_greater_id_counts() {
    var followed = new Friendship.Following(NOON, "z");
    var left = new Friendship.Left(NOON, "a");
    assertThat(followed.or(left)).isEqualTo(followed);
    assertThat(left.or(followed)).isEqualTo(followed);
  }
}
