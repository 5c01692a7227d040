package rusuban.settings.warning;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import rusuban.core.ValidationProblem;
import rusuban.core.hours.DayHours;
import rusuban.core.hours.HolidayPolicy;
import rusuban.core.hours.ResponseHours;
import rusuban.core.hours.ScheduledToggle;
import rusuban.core.hours.TimeRange;

/** Warnings about hours that are valid but probably unintended. */
final class HoursWarnings {
  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;

  private final List<ValidationProblem> found = new ArrayList<>();

  private HoursWarnings() {}

  static List<ValidationProblem> of(ResponseHours hours) {
    var warnings = new HoursWarnings();
    if (hours.weekdays().values().stream().allMatch(day -> day.ranges().isEmpty()))
      warnings.warn(
          "responseHours.weekdays", "営業する曜日がありません。", "The shop is open on no day of the week.");
    warnings.slips(days(hours));
    hours
        .temporaryClosure()
        .ifPresent(it -> warnings.until(it, hours.zone(), "responseHours.temporarilyClosed.until"));
    hours.busy().ifPresent(it -> warnings.until(it, hours.zone(), "responseHours.busy.until"));
    return List.copyOf(warnings.found);
  }

  /** Warns of an end at the last minute of an hour, which is always a mistake for the full hour. */
  private void until(ScheduledToggle on, ZoneId zone, String at) {
    var end = on.until().atZone(zone);
    if (end.getMinute() != HOUR - 1) return;
    var meant = end.plusMinutes(1).truncatedTo(ChronoUnit.MINUTES).toOffsetDateTime();
    warn(
        at,
        "最後の1分だけ、いつもどおりに戻ります。" + meant + " のことではありませんか。",
        "The last minute is as usual again. Is " + meant + " meant?");
  }

  /** Returns the hours of each day with an entry, by path, in the document's order. */
  private static Map<String, DayHours> days(ResponseHours hours) {
    var days = new LinkedHashMap<String, DayHours>();
    for (var day : DayOfWeek.values())
      days.put(
          "responseHours.weekdays." + day.name().substring(0, 3).toLowerCase(Locale.ROOT),
          hours.weekdays().getOrDefault(day, DayHours.CLOSED));
    if (hours.holidayPolicy() instanceof HolidayPolicy.Hours(var day))
      days.put("responseHours.nationalHolidays", day);
    hours.onHolidayEves().ifPresent(day -> days.put("responseHours.holidayEve", day));
    new TreeMap<>(hours.dates())
        .forEach((date, day) -> days.put("responseHours.dates." + date, day));
    return days;
  }

  /** Warns of a range once, however many days have it. */
  private void slips(Map<String, DayHours> days) {
    var first = new LinkedHashMap<TimeRange, String>();
    var times = new LinkedHashMap<TimeRange, Integer>();
    days.forEach(
        (at, day) ->
            day.ranges()
                .forEach(
                    range -> {
                      first.putIfAbsent(range, at);
                      times.merge(range, 1, Integer::sum);
                    }));
    first.forEach((range, at) -> slip(range, at, times.getOrDefault(range, 1)));
  }

  private void slip(TimeRange range, String at, int days) {
    int end = range.to() % HOUR == HOUR - 1 ? range.to() + 1 : range.to();
    int start = range.from() % HOUR == 1 ? range.from() - 1 : range.from();
    var ja = days > 1 ? "（" + days + "日分）" : "";
    var en = days > 1 ? " (" + days + " days)" : "";
    if (start != range.from() || end != range.to()) {
      var meant = new TimeRange(start, end);
      warn(
          at,
          range + ja + "では、最後の1分か最初の1分だけ休みになります。" + midnight(end) + meant + " のことではありませんか。",
          range + en + " leaves one minute closed. " + midnightEn(end) + "Is " + meant + " meant?");
    } else if (range.to() - range.from() > DAY)
      warn(
          at,
          range + ja + "は24時間より長く、次の日の営業時間と重なります。",
          range + en + " is longer than 24 hours and runs into the next day's hours.");
  }

  private static String midnight(int end) {
    return end == DAY ? "夜の12時までは 24:00 と書きます。" : "";
  }

  private static String midnightEn(int end) {
    return end == DAY ? "Until midnight is written 24:00. " : "";
  }

  private void warn(String at, String ja, String en) {
    found.add(new ValidationProblem(at, ja, en));
  }
}
