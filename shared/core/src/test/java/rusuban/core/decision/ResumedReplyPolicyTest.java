package rusuban.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.decision.EventFixture.HANAKO;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.Friendship;
import rusuban.core.chat.TimestampedFlag;

class ResumedReplyPolicyTest {
  private static final Instant ASKED = ShopFixture.at("2026-11-24T12:00");
  private static final Instant NOW = ASKED.plusSeconds(30);
  private static final Optional<Instant> NO_ONE = Optional.empty();
  private static final Chat NEW = Chat.unknown(HANAKO);

  @Test
  void it_goes_out_where_nothing_has_happened_since_also_to_who_wants_no_follow_ups() {
    assertThat(ResumedReplyPolicy.withheld(NEW, ASKED, NO_ONE, NOW)).isEmpty();
    var optedOut = ChatBuilder.of(NEW).optOut(new TimestampedFlag(true, NOW, "e2")).done();
    assertThat(ResumedReplyPolicy.withheld(optedOut, ASKED, NO_ONE, NOW)).isEmpty();
  }

  @Test
  void who_left_since_asking_hears_nothing_and_who_asked_after_leaving_does() {
    var left = ChatBuilder.of(NEW).friendship(new Friendship.Left(ASKED, "e2")).done();
    assertThat(ResumedReplyPolicy.withheld(left, ASKED, NO_ONE, NOW)).contains("left");
    assertThat(ResumedReplyPolicy.withheld(left, ASKED.plusMillis(1), NO_ONE, NOW)).isEmpty();
  }

  @Test
  void while_staff_hold_the_chat_it_is_withheld_and_at_the_end_of_that_no_more() {
    var held = ChatBuilder.of(NEW).pausedUntil(NOW).done();
    assertThat(ResumedReplyPolicy.withheld(held, ASKED, NO_ONE, NOW.minusMillis(1)))
        .contains("taken-over");
    assertThat(ResumedReplyPolicy.withheld(held, ASKED, NO_ONE, NOW)).isEmpty();
  }

  @Test
  void the_answer_that_hands_the_chat_over_itself_goes_out_unless_staff_have_taken_it_since() {
    var until = Optional.of(NOW.plusSeconds(3_600));
    var held = ChatBuilder.of(NEW).pausedUntil(until.get()).done();
    assertThat(ResumedReplyPolicy.withheld(held, ASKED, until, NOW)).isEmpty();
    var prolonged = ChatBuilder.of(held).pausedUntil(NOW.plusSeconds(7_200)).done();
    assertThat(ResumedReplyPolicy.withheld(prolonged, ASKED, until, NOW)).contains("taken-over");
  }
}
