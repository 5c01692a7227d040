package rusuban.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static rusuban.core.decision.ShopFixture.say;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.core.hours.ObviousHours;
import rusuban.core.hours.RandomHours;
import rusuban.core.hours.ResponseHours;
import rusuban.json.Json;

/** Tests today's hours as told to a customer against every minute of the day. */
@Tag("property")
class ToldHoursTest {
  private static final Pattern RUNNING = Pattern.compile("ただいま営業中（(\\d+):(\\d\\d)まで）");
  private static final Pattern RANGE = Pattern.compile("(\\d\\d):(\\d\\d)〜(\\d\\d):(\\d\\d)");
  private static final int DAY = 1440;

  @ParameterizedTest
  @CsvSource({
    "Asia/Tokyo, 2027-05-01",
    "Asia/Tokyo, 2026-09-18",
    "Asia/Tokyo, 2026-12-28",
    "America/New_York, 2027-03-13", // 02:00 to 03:00 on the 14th
    "America/New_York, 2027-11-06", // 02:00 back to 01:00 on the 7th
    "Australia/Lord_Howe, 2027-04-03", // half an hour back
    "Africa/Cairo, 2026-04-23", // a day that begins at 01:00
    "Antarctica/Troll, 2027-03-27", // two hours at once
  })
  void what_is_told_is_open_and_what_is_not_told_is_closed(ZoneId zone, LocalDate first) {
    int days = 7;
    for (long seed = 1; seed <= 20; seed++) {
      var hours = new RandomHours(seed, first, days).next(zone);
      var shop = new ShopFixture().hours(hours).ready();
      var obvious = new ObviousHours(hours);
      var random = new Random(seed);
      for (int i = 0; i < 25; i++) {
        var at =
            first
                .plusDays(random.nextInt(days))
                .atTime(random.nextInt(24), random.nextInt(60))
                .atZone(zone)
                .toInstant();
        compare(shop, obvious, hours, at, seed);
      }
    }
  }

  private static void compare(
      CompiledSettings shop, ObviousHours obvious, ResponseHours hours, Instant at, long seed) {
    var zone = hours.zone();
    var today = LocalDate.ofInstant(at, zone);
    var begins = today.atStartOfDay(zone).toInstant();
    var ends = today.plusDays(1).atStartOfDay(zone).toInstant();
    var words = told(shop, at);
    var told = read(words, minute(today, at, zone));
    for (var time = begins; time.isBefore(ends.plus(Duration.ofDays(1))); time = next(time)) {
      if (isShownForTheSecondTime(time, zone)) continue;
      int minute = minute(today, time, zone);
      boolean isTold = minute < told.length && told[minute];
      boolean isOpen = obvious.isOpen(time);
      // Past hours and tomorrow's hours need not be told.
      boolean isToCome = !time.isBefore(at) && time.isBefore(ends);
      if ((isTold && !isOpen) || (isToCome && isOpen && !isTold))
        fail("seed %d at %s: %s, but at %s open is %s, %s", seed, at, words, time, isOpen, hours);
    }
    if (words.contains("臨時休業")) assertThat(hours.temporaryClosure()).isPresent();
  }

  private static Instant next(Instant time) {
    return time.plusSeconds(60);
  }

  private static String told(CompiledSettings shop, Instant at) {
    var filled = MessageVariableValues.fill(say("{本日の営業時間}"), shop, Optional.empty(), at);
    return ((Json.Obj) filled.getFirst()).text("text").orElseThrow();
  }

  private static boolean[] read(String words, int now) {
    var open = new boolean[2 * DAY];
    if (words.equals("24時間営業")) mark(open, 0, DAY);
    var running = RUNNING.matcher(words);
    // The time is on yesterday's clock.
    if (running.find()) mark(open, now, minutes(running.group(1), running.group(2)) - DAY);
    RANGE
        .matcher(words)
        .results()
        .forEach(
            range ->
                mark(
                    open,
                    minutes(range.group(1), range.group(2)),
                    minutes(range.group(3), range.group(4))));
    boolean isClosed = words.equals("お休み") || words.equals("臨時休業");
    boolean isAnyOpen = RANGE.matcher(words).find() || words.contains("営業");
    assertThat(isAnyOpen || isClosed).as(words).isTrue();
    return open;
  }

  private static void mark(boolean[] open, int from, int until) {
    assertThat(from).isLessThan(until);
    for (int minute = from; minute < until; minute++) open[minute] = true;
  }

  private static int minutes(String hours, String minutes) {
    return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
  }

  private static int minute(LocalDate today, Instant at, ZoneId zone) {
    return (int)
        Duration.between(today.atStartOfDay(), at.atZone(zone).toLocalDateTime()).toMinutes();
  }

  private static boolean isShownForTheSecondTime(Instant at, ZoneId zone) {
    var shown = at.atZone(zone);
    return !shown.withEarlierOffsetAtOverlap().equals(shown);
  }
}
