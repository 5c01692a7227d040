package rusuban.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import rusuban.testkit.SettableClock;

class TickScheduleTest {
  private final SettableClock real = new SettableClock(Instant.parse("2026-11-24T12:00:20Z"));
  private final MovableClock clock = new MovableClock(real);
  private final List<Instant> due = new ArrayList<>();
  private final List<Instant> ticked = new ArrayList<>();
  private int looks;
  private final TickSchedule tickSchedule =
      new TickSchedule(clock, this::anythingDueBy, this::tick);

  private boolean anythingDueBy(Instant at) {
    looks++;
    return due.stream().anyMatch(work -> !work.isAfter(at));
  }

  /** Runs a tick, which finishes all due work. */
  private void tick() {
    ticked.add(clock.instant());
    due.removeIf(work -> !work.isAfter(clock.instant()));
  }

  private static List<Instant> at(String... times) {
    return Arrays.stream(times).map(time -> Instant.parse("2026-11-24T" + time + "Z")).toList();
  }

  @Test
  void a_move_within_a_minute_ticks_nothing() {
    tickSchedule.advanceTo(at("12:00:59").getFirst());
    assertThat(ticked).isEmpty();
    assertThat(clock.instant()).isEqualTo("2026-11-24T12:00:59Z");
  }

  @Test
  void minutes_in_which_nothing_is_due_are_passed_over_up_to_the_last() {
    tickSchedule.advanceTo(at("13:00:30").getFirst());
    assertThat(ticked).isEqualTo(at("13:00:00"));
    assertThat(clock.instant()).isEqualTo("2026-11-24T13:00:30Z");
  }

  @Test
  void work_on_the_way_is_done_at_its_own_minute() {
    due.addAll(at("12:10:00", "12:10:30", "13:00:00", "14:00:00"));
    tickSchedule.advanceTo(at("13:30:00").getFirst());
    assertThat(ticked).isEqualTo(at("12:10:00", "12:11:00", "13:00:00", "13:30:00"));
    assertThat(due).isEqualTo(at("14:00:00"));
  }

  @Test
  void work_that_brings_more_work_is_followed_up_on_the_way() {
    var first = at("12:10:00").getFirst();
    due.add(first);
    var chain =
        new TickSchedule(
            clock,
            this::anythingDueBy,
            () -> {
              boolean begins = due.contains(first);
              tick();
              if (begins) due.addAll(at("12:12:05"));
            });
    chain.advanceTo(at("13:00:00").getFirst());
    assertThat(ticked).isEqualTo(at("12:10:00", "12:13:00", "13:00:00"));
  }

  @Test
  void work_that_stays_due_is_tried_again_every_minute() {
    due.addAll(at("12:57:00"));
    var stuck = new TickSchedule(clock, this::anythingDueBy, () -> ticked.add(clock.instant()));
    stuck.advanceTo(at("13:00:00").getFirst());
    assertThat(ticked).isEqualTo(at("12:57:00", "12:58:00", "12:59:00", "13:00:00"));
  }

  @Test
  void a_month_costs_a_few_looks_and_not_one_for_every_minute() {
    due.addAll(at("20:00:00"));
    due.add(Instant.parse("2026-12-20T11:00:00Z"));
    tickSchedule.advanceTo(Instant.parse("2026-12-24T12:00:20Z"));
    assertThat(due).isEmpty();
    assertThat(ticked).hasSize(3);
    assertThat(looks).isLessThan(60);
  }

  @Test
  void the_clock_never_goes_back() {
    real.advance(Duration.ofMinutes(5));
    tickSchedule.advanceTo(at("12:03:00").getFirst());
    assertThat(clock.instant()).isEqualTo("2026-11-24T12:05:20Z");
  }

  @Test
  void as_time_passes_by_itself_every_minute_ticks_once() {
    tickSchedule.tickIfMinuteBegan();
    real.advance(Duration.ofSeconds(30));
    tickSchedule.tickIfMinuteBegan();
    real.advance(Duration.ofSeconds(20));
    tickSchedule.tickIfMinuteBegan();
    tickSchedule.tickIfMinuteBegan();
    assertThat(ticked).isEqualTo(at("12:01:10"));
  }

  @Test
  void a_minute_reached_by_a_move_is_not_ticked_again_by_time() {
    tickSchedule.advanceTo(at("13:00:00").getFirst());
    real.advance(Duration.ofSeconds(40));
    tickSchedule.tickIfMinuteBegan();
    assertThat(ticked).isEqualTo(at("13:00:00"));
  }
}
