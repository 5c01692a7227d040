package rusuban.app.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rusuban.app.UseCaseFixture;
import rusuban.app.followup.QuotaReserve.Place;
import rusuban.core.AccountId;
import rusuban.testkit.ConcurrentRunner;
import rusuban.testkit.FakeMessagingApi;
import rusuban.testkit.SettableClock;

class QuotaReserveTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final AccountId CAFE = new AccountId("cafe");
  private static final int KEPT = 50;

  private final SettableClock clock = new SettableClock(UseCaseFixture.EVENING);

  /** LINE, whose count of pushes never catches up here, because nothing is pushed. */
  private final FakeMessagingApi line = new FakeMessagingApi();

  private final QuotaReserve keptBack = new QuotaReserve(line, clock);

  /** Returns whether a follow-up may go out. */
  private boolean goes(AccountId account) {
    try (var place = keptBack.place(account)) {
      boolean free = place.reserve(KEPT);
      if (free) place.use();
      return free;
    }
  }

  /** Returns the number of follow-ups that may go out, tried a millisecond after each other. */
  private long going(int follow) {
    long went = 0;
    for (int i = 0; i < follow; i++) {
      if (goes(SALON)) went++;
      clock.advance(Duration.ofMillis(1));
    }
    return went;
  }

  @Test
  void as_many_go_as_are_left_however_far_LINEs_number_runs_behind() {
    line.month(200, 140);
    assertThat(going(20)).isEqualTo(10);
  }

  @Test
  void what_LINE_has_counted_of_them_is_not_counted_twice() {
    line.month(200, 140);
    assertThat(going(6)).isEqualTo(6);
    line.month(200, 144);
    assertThat(going(20)).isEqualTo(4);
  }

  @Test
  void what_others_pushed_counts_once_LINE_tells_it() {
    line.month(200, 100);
    assertThat(going(1)).isEqualTo(1);
    line.month(200, 150);
    clock.advance(Duration.ofSeconds(1));
    assertThat(going(5)).isZero();
  }

  @Test
  void far_from_the_line_LINE_is_asked_every_five_minutes() {
    line.month(1_000_000, 0);
    going(300);
    clock.set(UseCaseFixture.EVENING.plus(Duration.ofMinutes(5)).minusMillis(1));
    assertThat(goes(SALON)).isTrue();
    assertThat(line.quotaCalls()).isEqualTo(1);
    clock.advance(Duration.ofMillis(1));
    assertThat(goes(SALON)).isTrue();
    assertThat(line.quotaCalls()).isEqualTo(2);
  }

  @Test
  void nearer_to_it_LINE_is_asked_before_all_who_push_could_have_reached_it() {
    line.month(2_052, 0);
    goes(SALON);
    clock.advance(Duration.ofMillis(999));
    goes(SALON);
    assertThat(line.quotaCalls()).isEqualTo(1);
    clock.advance(Duration.ofMillis(1));
    goes(SALON);
    assertThat(line.quotaCalls()).isEqualTo(2);
  }

  @Test
  void right_before_it_each_asks() {
    line.month(200, 148);
    goes(SALON);
    goes(SALON);
    assertThat(line.quotaCalls()).isEqualTo(2);
  }

  @Test
  void past_it_five_minutes_go_by_before_LINE_is_asked_whether_there_are_more() {
    line.month(200, 150);
    assertThat(goes(SALON)).isFalse();
    line.month(5_000, 150);
    clock.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(goes(SALON)).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(goes(SALON)).as("the plan was changed").isTrue();
    assertThat(line.quotaCalls()).isEqualTo(2);
  }

  @Test
  void a_number_that_LINE_takes_back_is_believed() {
    line.month(200, 150);
    assertThat(goes(SALON)).isFalse();
    line.month(200, 100);
    clock.advance(Duration.ofMinutes(5));
    assertThat(going(60)).isEqualTo(50);
  }

  @Test
  void what_is_remembered_ends_with_the_month_of_Japan() {
    clock.set(Instant.parse("2026-11-30T14:59:59Z"));
    line.month(200, 145);
    assertThat(going(6)).isEqualTo(5);
    line.month(200, 0);
    clock.set(Instant.parse("2026-11-30T14:59:59.999Z"));
    assertThat(goes(SALON)).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(going(200)).isEqualTo(150);
  }

  @Test
  void where_LINE_does_not_tell_all_go_and_it_is_asked_once_a_minute() {
    line.month(200, 200).quotaUnknown(true);
    assertThat(going(100)).isEqualTo(100);
    clock.set(UseCaseFixture.EVENING.plusSeconds(60).minusMillis(1));
    assertThat(goes(SALON)).isTrue();
    assertThat(line.quotaCalls()).isEqualTo(1);
    line.quotaUnknown(false);
    clock.advance(Duration.ofMillis(1));
    assertThat(goes(SALON)).isFalse();
  }

  @Test
  void what_LINE_told_before_holds_while_it_does_not_tell() {
    line.month(200, 145);
    assertThat(goes(SALON)).isTrue();
    line.quotaUnknown(true);
    clock.advance(Duration.ofMillis(1));
    assertThat(going(20)).isEqualTo(4);
    assertThat(line.quotaCalls()).isEqualTo(2);
  }

  @Test
  void without_a_limit_all_go_and_LINE_is_asked_every_five_minutes() {
    assertThat(going(1_000)).isEqualTo(1_000);
    assertThat(line.quotaCalls()).isEqualTo(1);
  }

  @Test
  void accounts_have_months_of_their_own() {
    line.month(200, 150);
    assertThat(goes(SALON)).isFalse();
    line.month(200, 0);
    assertThat(goes(CAFE)).isTrue();
  }

  @Test
  void a_place_that_is_not_used_is_given_back() {
    line.month(200, 149);
    try (var first = keptBack.place(SALON)) {
      assertThat(first.reserve(KEPT)).isTrue();
      assertThat(first.reserve(KEPT)).as("it is held").isTrue();
      assertThat(goes(SALON)).isFalse();
    }
    assertThat(going(2)).isEqualTo(1);
  }

  @Test
  void a_place_that_was_not_free_gives_nothing_back() {
    line.month(200, 149);
    assertThat(going(5)).isEqualTo(1);
    try (var none = keptBack.place(SALON)) {
      assertThat(none.reserve(KEPT)).isFalse();
    }
    assertThat(goes(SALON)).isFalse();
  }

  @Test
  void of_many_at_once_as_many_go_as_are_left() throws Exception {
    line.month(200, 50);
    var went = ConcurrentRunner.run(8, () -> going(40));
    assertThat(went.stream().mapToLong(it -> it).sum()).isEqualTo(100);
  }

  @Test
  void of_several_processes_less_than_all_have_under_way_goes_past_the_line() {
    line.month(200, 134);
    var processes = List.of(keptBack, new QuotaReserve(line, clock), new QuotaReserve(line, clock));
    var underWay = new ArrayList<Place>();
    for (var process : processes)
      for (int i = 0; i < 16; i++) {
        var place = process.place(SALON);
        if (place.reserve(KEPT)) underWay.add(place);
      }
    assertThat(underWay).as("16 are left, 32 go past the line").hasSize(48);
    underWay.forEach(Place::close);
  }
}
