package rusuban.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.decision.EventFixture.HANAKO;
import static rusuban.core.decision.ShopFixture.at;
import static rusuban.core.decision.ShopFixture.said;
import static rusuban.core.decision.ShopFixture.say;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.hours.ResponseHours;
import rusuban.core.hours.ScheduledToggle;
import rusuban.core.shop.ShopState;
import rusuban.core.shop.ShopSwitch.Kind;

class NoticeStepTest {
  private static final String TOLD = "[staff NOTICE_GIVEN]";
  private static final Optional<Instant> NO_END = Optional.empty();
  private Chat chat = Chat.unknown(HANAKO);

  @Test
  void the_closed_notice_comes_once_in_a_closed_period_and_again_in_the_next() {
    var shopFixture = new ShopFixture();
    assertThat(write(shopFixture, "2026-11-24T22:00", "2026-11-24T23:59", "2026-11-25T09:59"))
        .containsExactly("closed", TOLD, TOLD);
    assertThat(write(shopFixture, "2026-11-25T19:00", "2026-11-26T02:00"))
        .containsExactly("closed", TOLD);
  }

  @Test
  void a_closed_day_between_two_nights_is_one_closed_period() {
    assertThat(write(new ShopFixture(), "2026-11-22T20:00", "2026-11-23T12:00", "2026-11-24T09:00"))
        .containsExactly("closed", TOLD, TOLD);
  }

  @Test
  void two_temporary_closures_that_name_no_start_are_two_periods() {
    var first = new ShopFixture().switches(closure("2026-11-24T15:00"), Optional.empty());
    assertThat(write(first, "2026-11-24T12:00", "2026-11-24T14:59"))
        .containsExactly("closed", TOLD);
    var second = new ShopFixture().switches(closure("2026-12-01T15:00"), Optional.empty());
    assertThat(write(second, "2026-12-01T12:00", "2026-12-01T12:01"))
        .containsExactly("closed", TOLD);
  }

  @Test
  void a_shop_that_never_opens_says_so_once() {
    var never = new ShopFixture().hours(ResponseHours.weekly(ShopFixture.TOKYO, Map.of()));
    assertThat(write(never, "2026-11-24T12:00", "2026-12-24T12:00"))
        .containsExactly("closed", TOLD);
  }

  @Test
  void no_closed_notice_comes_while_staff_are_talking_with_the_customer() {
    chat = ChatBuilder.of(chat).staffWrote(at("2026-11-24T21:50")).done();
    assertThat(write(new ShopFixture(), "2026-11-24T22:00", "2026-11-24T22:19", "2026-11-24T22:20"))
        .containsExactly("[staff STAFF_ACTIVE]", "[staff STAFF_ACTIVE]", "closed");
  }

  @Test
  void the_busy_notice_comes_once_while_the_shop_is_open_and_busy() {
    var shopFixture = busyUntil("2026-11-24T15:00").defaultReply(say("default"));
    assertThat(write(shopFixture, "2026-11-24T12:00", "2026-11-24T12:30", "2026-11-24T15:00"))
        .containsExactly("busy", TOLD, "default");
    var again = busyUntil("2026-11-24T18:00").defaultReply(say("default"));
    assertThat(write(again, "2026-11-24T16:00")).containsExactly("busy");
  }

  @Test
  void busy_until_closing_time_does_not_swallow_the_closed_notice() {
    var shopFixture = busyUntil("2026-11-24T19:00");
    assertThat(write(shopFixture, "2026-11-24T18:30", "2026-11-24T20:00"))
        .containsExactly("busy", "closed");
  }

  @Test
  void a_closed_notice_during_a_busy_period_does_not_bring_the_busy_notice_again() {
    var lunch =
        new ShopFixture()
            .busyNotice(say("busy"))
            .switches(
                Optional.of(
                    new ScheduledToggle(
                        Optional.of(at("2026-11-24T12:00")), at("2026-11-24T13:00"))),
                Optional.of(new ScheduledToggle(Optional.empty(), at("2026-11-24T18:00"))));
    assertThat(write(lunch, "2026-11-24T11:50", "2026-11-24T12:10", "2026-11-24T13:05"))
        .containsExactly("busy", "closed", TOLD);
  }

  @Test
  void a_shop_closed_from_the_counter_says_so_once_and_again_where_it_stays_closed_for_longer() {
    var closed = now(Kind.CLOSED, "2026-11-24T12:00", "2026-11-24T15:00");
    assertThat(write(shop(closed), "2026-11-24T12:00", "2026-11-24T14:59"))
        .containsExactly("closed", TOLD);
    var longer =
        closed.switchedOn(
            Kind.CLOSED, at("2026-11-24T14:00"), NO_END, "店長", at("2026-11-24T14:00"));
    assertThat(write(shop(longer), "2026-11-24T15:30", "2026-12-24T12:00"))
        .containsExactly("closed", TOLD);
  }

  @Test
  void who_was_told_an_opening_is_told_again_where_it_has_moved_to_a_later_time() {
    assertThat(write(new ShopFixture(), "2026-11-24T20:00")).containsExactly("closed");
    var morning = now(Kind.CLOSED, "2026-11-25T09:30", "2026-11-25T15:00");
    assertThat(write(shop(morning), "2026-11-25T09:40", "2026-11-25T11:00"))
        .containsExactly("closed", TOLD);
    var day = now(Kind.CLOSED, "2026-11-25T09:30", "2026-11-26T00:00");
    assertThat(write(shop(day), "2026-11-25T14:00", "2026-11-25T23:00"))
        .containsExactly("closed", TOLD);
  }

  @Test
  void who_was_told_an_opening_is_not_told_that_it_comes_sooner() {
    var day = now(Kind.CLOSED, "2026-11-25T09:30", "2026-11-25T15:00");
    assertThat(write(shop(day), "2026-11-25T09:40")).containsExactly("closed");
    var shorter = now(Kind.CLOSED, "2026-11-25T09:30", "2026-11-25T12:00");
    assertThat(write(shop(shorter), "2026-11-25T11:00")).containsExactly(TOLD);
    assertThat(write(new ShopFixture(), "2026-11-25T20:00"))
        .as("the next night")
        .containsExactly("closed");
  }

  @Test
  void a_shop_that_is_closed_again_says_so_again() {
    var first = now(Kind.CLOSED, "2026-11-24T12:00", "2026-11-24T13:00");
    var second =
        first
            .switchedOff(Kind.CLOSED, "店長", at("2026-11-24T12:30"))
            .switchedOn(Kind.CLOSED, at("2026-11-24T14:00"), NO_END, "店長", at("2026-11-24T14:00"));
    assertThat(write(shop(first), "2026-11-24T12:00")).containsExactly("closed");
    assertThat(write(shop(second), "2026-11-24T14:00")).containsExactly("closed");
  }

  @Test
  void a_shop_is_closed_while_either_its_settings_or_its_state_close_it() {
    var state = now(Kind.CLOSED, "2026-11-24T12:00", "2026-11-24T13:00");
    var both =
        shop(state)
            .defaultReply(say("default"))
            .switches(
                Optional.of(
                    new ScheduledToggle(
                        Optional.of(at("2026-11-24T14:00")), at("2026-11-24T15:00"))),
                Optional.empty());
    assertThat(
            write(
                both,
                "2026-11-24T11:59",
                "2026-11-24T12:30",
                "2026-11-24T13:30",
                "2026-11-24T14:30",
                "2026-11-24T15:00"))
        .containsExactly("default", "closed", "default", "closed", "default");
  }

  @Test
  void the_next_opening_is_behind_both_closures() {
    var state = now(Kind.CLOSED, "2026-11-24T12:00", "2026-11-25T00:00");
    var settings =
        shop(state)
            .switches(
                Optional.of(
                    new ScheduledToggle(
                        Optional.of(at("2026-11-25T09:00")), at("2026-11-26T12:00"))),
                Optional.empty());
    assertThat(settings.ready().calendar().nextOpening(at("2026-11-24T13:00")))
        .contains(at("2026-11-26T12:00"));
  }

  @Test
  void the_busy_notice_comes_once_for_a_switch_however_often_it_is_extended() {
    var busy = now(Kind.BUSY, "2026-11-24T12:00", "2026-11-24T13:00");
    assertThat(write(shop(busy), "2026-11-24T12:30")).containsExactly("busy");
    var longer =
        busy.switchedOn(
            Kind.BUSY,
            at("2026-11-24T12:40"),
            Optional.of(at("2026-11-24T15:00")),
            "店長",
            at("2026-11-24T12:40"));
    assertThat(write(shop(longer), "2026-11-24T14:30")).containsExactly(TOLD);
    var again =
        longer.switchedOn(Kind.BUSY, at("2026-11-24T16:00"), NO_END, "店長", at("2026-11-24T16:00"));
    var off = again.switchedOff(Kind.BUSY, "店長", at("2026-11-24T17:00"));
    var anew =
        off.switchedOn(Kind.BUSY, at("2026-11-24T18:00"), NO_END, "店長", at("2026-11-24T18:00"));
    assertThat(write(shop(anew), "2026-11-24T18:00")).containsExactly("busy");
  }

  @Test
  void busy_by_the_settings_and_then_by_the_state_without_a_gap_is_one_period() {
    var state = now(Kind.BUSY, "2026-11-24T14:00", "2026-11-24T17:00");
    var both =
        shop(state)
            .switches(
                Optional.empty(),
                Optional.of(
                    new ScheduledToggle(
                        Optional.of(at("2026-11-24T12:00")), at("2026-11-24T15:00"))));
    assertThat(write(both, "2026-11-24T12:30", "2026-11-24T14:30", "2026-11-24T16:30"))
        .containsExactly("busy", TOLD, TOLD);
    chat = Chat.unknown(HANAKO);
    var apart = both.state(now(Kind.BUSY, "2026-11-24T16:00", "2026-11-24T17:00"));
    assertThat(write(apart, "2026-11-24T12:30", "2026-11-24T16:30"))
        .containsExactly("busy", "busy");
  }

  @Test
  void without_a_closed_notice_the_default_reply_comes() {
    var shopFixture = new ShopFixture().closedNotice(List.of()).defaultReply(say("default"));
    assertThat(write(shopFixture, "2026-11-24T22:00")).containsExactly("default");
  }

  @Test
  void two_chats_are_told_apart() {
    write(new ShopFixture(), "2026-11-24T22:00");
    chat = Chat.unknown(new ChatId("U2"));
    assertThat(write(new ShopFixture(), "2026-11-24T22:01")).containsExactly("closed");
  }

  private static ShopState now(Kind kind, String from, String until) {
    return ShopState.NONE.switchedOn(kind, at(from), Optional.of(at(until)), "店長", at(from));
  }

  private static ShopFixture shop(ShopState state) {
    return new ShopFixture().busyNotice(say("busy")).state(state);
  }

  private static Optional<ScheduledToggle> closure(String until) {
    return Optional.of(new ScheduledToggle(Optional.empty(), at(until)));
  }

  private static ShopFixture busyUntil(String until) {
    return new ShopFixture().busyNotice(say("busy")).switches(Optional.empty(), closure(until));
  }

  /** Returns the answers to messages written at these times. */
  private List<String> write(ShopFixture shopFixture, String... times) {
    var heard = new ArrayList<String>();
    for (var time : times) {
      Instant now = at(time);
      var event =
          EventFixture.in(
              chat.id(), "e" + time, now, EventFixture.text("e", now, "もしもし").content());
      var decision = Decider.decide(shopFixture.ready(), chat, event, now);
      chat = decision.chat();
      heard.addAll(said(decision));
    }
    return heard;
  }
}
