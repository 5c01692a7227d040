package rusuban.settings;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rusuban.core.Json;
import rusuban.core.Problem;
import rusuban.core.hours.DayHours;
import rusuban.core.hours.NthWeekday;
import rusuban.core.hours.OnHolidays;
import rusuban.core.hours.ResponseHours;
import rusuban.core.hours.TimeRange;
import rusuban.core.hours.TimedSwitch;
import rusuban.core.hours.YearlyRange;

/** Reads {@code responseHours}. */
final class HoursReader {
  private static final int RANGES_A_DAY = 10;

  /** The words for weekdays, in the order of the week. */
  static final Map<String, DayOfWeek> WEEKDAYS = weekdays();

  private HoursReader() {}

  static ResponseHours read(Fields hours, ZoneId zone) {
    var read =
        new ResponseHours(
            zone,
            week(hours.object("weekdays")),
            holidays(hours),
            monthly(hours),
            yearly(hours),
            dates(hours),
            timed(hours, "temporarilyClosed"),
            timed(hours, "busy"));
    hours.end();
    return read;
  }

  private static Map<String, DayOfWeek> weekdays() {
    var words = new LinkedHashMap<String, DayOfWeek>();
    for (DayOfWeek day : DayOfWeek.values())
      words.put(day.name().substring(0, 3).toLowerCase(java.util.Locale.ROOT), day);
    return words;
  }

  private static Map<DayOfWeek, DayHours> week(Fields week) {
    var days = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
    WEEKDAYS.forEach(
        (word, day) -> {
          if (week.has(word))
            days.put(day, day(week.items(word, RANGES_A_DAY), week.path(word), week.problems()));
        });
    week.end();
    return days;
  }

  private static DayHours day(List<Json> items, String at, List<Problem> problems) {
    var ranges = new ArrayList<TimeRange>();
    for (int i = 0; i < items.size(); i++) {
      var where = at + "[" + i + "]";
      var text = items.get(i) instanceof Json.Str(var written) ? written : "";
      switch (TimeRange.parse(text)) {
        case TimeRange.Parsed.Accepted(var range) -> ranges.add(range);
        case TimeRange.Parsed.Refused(var why) ->
            problems.add(new Problem(where, why.ja(), why.en()));
      }
    }
    var overlap = DayHours.overlapIn(ranges);
    overlap.ifPresent(
        range ->
            problems.add(
                new Problem(
                    at, "時間帯が重なっています: " + range, "Ranges must not overlap: " + range + ".")));
    return overlap.isPresent() ? DayHours.CLOSED : new DayHours(ranges);
  }

  private static OnHolidays holidays(Fields hours) {
    if (hours.json("nationalHolidays").orElse(new Json.Null()) instanceof Json.Arr(var items))
      return new OnHolidays.Hours(day(items, hours.path("nationalHolidays"), hours.problems()));
    var words = new LinkedHashMap<String, OnHolidays>();
    words.put("as-usual", new OnHolidays.AsUsual());
    words.put("closed", new OnHolidays.Closed());
    return hours.choice("nationalHolidays", words).orElse(new OnHolidays.AsUsual());
  }

  private static Set<NthWeekday> monthly(Fields hours) {
    var days = new HashSet<NthWeekday>();
    for (Fields each : hours.objects("closedMonthly", 35)) {
      var nth = each.whole("nth", 1, 5);
      var day = each.choice("weekday", WEEKDAYS);
      if (nth.isPresent() && day.isPresent()) days.add(new NthWeekday(nth.get(), day.get()));
      else if (!each.has("nth") || !each.has("weekday"))
        each.problem("nth", "nth と weekday の両方が必要です。", "Both nth and weekday are required.");
      each.end();
    }
    return days;
  }

  private static List<YearlyRange> yearly(Fields hours) {
    var ranges = new ArrayList<YearlyRange>();
    for (Fields each : hours.objects("closedYearly", 100)) {
      var from = each.parsed("from", "12-30", HoursReader::monthDay);
      var until = each.parsed("until", "01-03", HoursReader::monthDay);
      if (from.isPresent() && until.isPresent())
        ranges.add(new YearlyRange(from.get(), until.get()));
      else if (!each.has("from") || !each.has("until"))
        each.problem("from", "from と until の両方が必要です。", "Both from and until are required.");
      each.end();
    }
    return ranges;
  }

  private static MonthDay monthDay(String text) {
    return MonthDay.parse("--" + text);
  }

  private static Map<LocalDate, DayHours> dates(Fields hours) {
    var dates = new HashMap<LocalDate, DayHours>();
    hours
        .entries("dates")
        .forEach(
            (text, value) -> {
              var where = hours.path("dates") + "." + text;
              var date = hours.parse(where, text, "2026-12-28", LocalDate::parse);
              if (!(value instanceof Json.Arr(var items)))
                hours
                    .problems()
                    .add(
                        new Problem(
                            where,
                            "[ ] で囲んだ時間帯の一覧を書いてください。休みなら [] です。",
                            "Must be a list of ranges; [] for a day off."));
              else date.ifPresent(day -> dates.put(day, day(items, where, hours.problems())));
            });
    return dates;
  }

  private static Optional<TimedSwitch> timed(Fields hours, String name) {
    if (!hours.has(name)) return Optional.empty();
    Fields each = hours.object(name);
    String example = "2026-12-01T10:00:00+09:00";
    var from = each.parsed("from", example, text -> OffsetDateTime.parse(text).toInstant());
    var until = each.parsed("until", example, text -> OffsetDateTime.parse(text).toInstant());
    if (!each.has("until")) each.problem("until", "終わりの時刻は必須です。", "The end is required.");
    each.end();
    if (until.isEmpty()) return Optional.empty();
    if (from.isPresent() && !from.get().isBefore(until.get())) {
      each.problem("until", "until は from より後にしてください。", "until must be after from.");
      return Optional.empty();
    }
    return Optional.of(new TimedSwitch(from, until.get()));
  }

  static Optional<ZoneId> zone(String id) {
    try {
      return Optional.of(ZoneId.of(id));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
