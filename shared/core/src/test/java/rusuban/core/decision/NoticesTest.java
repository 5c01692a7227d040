package rusuban.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.decision.Happening.HANAKO;
import static rusuban.core.decision.Shop.at;
import static rusuban.core.decision.Shop.said;
import static rusuban.core.decision.Shop.say;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.hours.ResponseHours;
import rusuban.core.hours.TimedSwitch;

class NoticesTest {
  private static final String TOLD = "[staff NOTICE_GIVEN]";
  private Chat chat = Chat.unknown(HANAKO);

  @Test
  void the_closed_notice_comes_once_in_a_closed_period_and_again_in_the_next() {
    var shop = new Shop();
    assertThat(write(shop, "2026-11-24T22:00", "2026-11-24T23:59", "2026-11-25T09:59"))
        .containsExactly("closed", TOLD, TOLD);
    assertThat(write(shop, "2026-11-25T19:00", "2026-11-26T02:00")).containsExactly("closed", TOLD);
  }

  @Test
  void a_closed_day_between_two_nights_is_one_closed_period() {
    assertThat(write(new Shop(), "2026-11-22T20:00", "2026-11-23T12:00", "2026-11-24T09:00"))
        .containsExactly("closed", TOLD, TOLD);
  }

  @Test
  void two_temporary_closures_that_name_no_start_are_two_periods() {
    var first = new Shop().switches(closure("2026-11-24T15:00"), Optional.empty());
    assertThat(write(first, "2026-11-24T12:00", "2026-11-24T14:59"))
        .containsExactly("closed", TOLD);
    var second = new Shop().switches(closure("2026-12-01T15:00"), Optional.empty());
    assertThat(write(second, "2026-12-01T12:00", "2026-12-01T12:01"))
        .containsExactly("closed", TOLD);
  }

  @Test
  void a_shop_that_never_opens_says_so_once() {
    var never = new Shop().hours(ResponseHours.weekly(Shop.TOKYO, Map.of()));
    assertThat(write(never, "2026-11-24T12:00", "2026-12-24T12:00"))
        .containsExactly("closed", TOLD);
  }

  @Test
  void no_closed_notice_comes_while_staff_are_talking_with_the_customer() {
    chat = chat.change().staffWrote(at("2026-11-24T21:50")).done();
    assertThat(write(new Shop(), "2026-11-24T22:00", "2026-11-24T22:19", "2026-11-24T22:20"))
        .containsExactly("[staff STAFF_ACTIVE]", "[staff STAFF_ACTIVE]", "closed");
  }

  @Test
  void the_busy_notice_comes_once_while_the_shop_is_open_and_busy() {
    var shop = busyUntil("2026-11-24T15:00").defaultReply(say("default"));
    assertThat(write(shop, "2026-11-24T12:00", "2026-11-24T12:30", "2026-11-24T15:00"))
        .containsExactly("busy", TOLD, "default");
    var again = busyUntil("2026-11-24T18:00").defaultReply(say("default"));
    assertThat(write(again, "2026-11-24T16:00")).containsExactly("busy");
  }

  @Test
  void busy_until_closing_time_does_not_swallow_the_closed_notice() {
    var shop = busyUntil("2026-11-24T19:00");
    assertThat(write(shop, "2026-11-24T18:30", "2026-11-24T20:00"))
        .containsExactly("busy", "closed");
  }

  @Test
  void a_closed_notice_during_a_busy_period_does_not_bring_the_busy_notice_again() {
    var lunch =
        new Shop()
            .busyNotice(say("busy"))
            .switches(
                Optional.of(
                    new TimedSwitch(Optional.of(at("2026-11-24T12:00")), at("2026-11-24T13:00"))),
                Optional.of(new TimedSwitch(Optional.empty(), at("2026-11-24T18:00"))));
    assertThat(write(lunch, "2026-11-24T11:50", "2026-11-24T12:10", "2026-11-24T13:05"))
        .containsExactly("busy", "closed", TOLD);
  }

  @Test
  void without_a_closed_notice_the_default_reply_comes() {
    var shop = new Shop().closedNotice(List.of()).defaultReply(say("default"));
    assertThat(write(shop, "2026-11-24T22:00")).containsExactly("default");
  }

  @Test
  void two_chats_are_told_apart() {
    write(new Shop(), "2026-11-24T22:00");
    chat = Chat.unknown(new ChatId("U2"));
    assertThat(write(new Shop(), "2026-11-24T22:01")).containsExactly("closed");
  }

  private static Optional<TimedSwitch> closure(String until) {
    return Optional.of(new TimedSwitch(Optional.empty(), at(until)));
  }

  private static Shop busyUntil(String until) {
    return new Shop().busyNotice(say("busy")).switches(Optional.empty(), closure(until));
  }

  /** What the customer hears who writes at these times. */
  private List<String> write(Shop shop, String... times) {
    var heard = new ArrayList<String>();
    for (var time : times) {
      Instant now = at(time);
      var event = Happening.in(chat.id(), "e" + time, now, Happening.text("e", now, "もしもし").what());
      var decision = Decider.decide(shop.ready(), chat, event, now);
      chat = decision.chat();
      heard.addAll(said(decision));
    }
    return heard;
  }
}
