package rusuban.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest(name = "{0}-{1} at {2}: {3}")
  @CsvSource({
    "21:00, 09:00, 20:59, false, ",
    "21:00, 09:00, 21:00, true,  2026-11-25T09:00",
    "21:00, 09:00, 23:59, true,  2026-11-25T09:00",
    "21:00, 09:00, 00:00, true,  2026-11-24T09:00",
    "21:00, 09:00, 08:59, true,  2026-11-24T09:00",
    "21:00, 09:00, 09:00, false, ",
    "13:00, 15:00, 12:59, false, ",
    "13:00, 15:00, 13:00, true,  2026-11-24T15:00",
    "13:00, 15:00, 15:00, false, ",
    "00:00, 06:00, 05:59, true,  2026-11-24T06:00",
    "22:00, 00:00, 23:00, true,  2026-11-25T00:00",
    "22:00, 00:00, 00:00, false, ",
    "10:00, 10:00, 10:00, false, ",
    "00:00, 00:00, 12:00, false, ",
  })
  void they_begin_and_end_as_written_and_equal_ends_are_none(
      LocalTime from, LocalTime until, LocalTime time, boolean quiet, LocalDateTime end) {
    var hours = new QuietHours(from, until);
    var at = LocalDateTime.parse("2026-11-24T00:00").with(time).atZone(TOKYO).toInstant();
    assertThat(hours.contain(at, TOKYO)).isEqualTo(quiet);
    var ends = end == null ? at : end.atZone(TOKYO).toInstant();
    assertThat(hours.endFor(at, TOKYO)).isEqualTo(ends);
  }

  @Test
  void an_end_that_the_clock_leaps_over_is_the_leap() {
    var hours = new QuietHours(LocalTime.of(21, 0), LocalTime.of(2, 30));
    var leap = Instant.parse("2026-03-08T07:00:00Z");
    assertThat(hours.endFor(leap.minusSeconds(1), NEW_YORK)).isEqualTo(leap);
  }

  @Test
  void an_end_that_the_clock_shows_twice_ends_them_both_times() {
    var hours = new QuietHours(LocalTime.of(21, 0), LocalTime.of(1, 30));
    var first = Instant.parse("2026-11-01T05:30:00Z");
    var second = first.plus(Duration.ofHours(1));
    assertThat(hours.endFor(first.minusSeconds(900), NEW_YORK)).isEqualTo(first);
    assertThat(hours.contain(second.minusSeconds(900), NEW_YORK)).isTrue();
    assertThat(hours.endFor(second.minusSeconds(900), NEW_YORK)).isEqualTo(second);
  }

  @Test
  void the_end_never_lies_in_them_and_never_before() {
    var zones =
        List.of(TOKYO, NEW_YORK, ZoneId.of("Australia/Lord_Howe"), ZoneId.of("Pacific/Apia"));
    var start = Instant.parse("2011-06-01T00:00:00Z");
    for (long seed = 0; seed < 20_000; seed++) {
      var random = new SplittableRandom(seed);
      var zone = zones.get(random.nextInt(zones.size()));
      var hours = new QuietHours(anyTime(random), anyTime(random));
      var at = start.plus(Duration.ofMinutes(random.nextInt(16 * 365 * 24 * 60)));
      var end = hours.endFor(at, zone);
      assertThat(hours.contain(end, zone)).as("seed " + seed).isFalse();
      assertThat(end).as("seed " + seed).isAfterOrEqualTo(at);
      assertThat(Duration.between(at, end)).as("seed " + seed).isLessThan(Duration.ofHours(50));
      assertThat(end.equals(at)).as("seed " + seed).isEqualTo(!hours.contain(at, zone));
    }
  }

  private static LocalTime anyTime(SplittableRandom random) {
    return LocalTime.of(random.nextInt(24), random.nextInt(12) * 5);
  }
}
