package rusuban.settings;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rusuban.core.ValidationProblem;
import rusuban.core.hours.DayHours;
import rusuban.core.hours.HolidayPolicy;
import rusuban.core.hours.NthWeekday;
import rusuban.core.hours.ResponseHours;
import rusuban.core.hours.ScheduledToggle;
import rusuban.core.hours.TimeRange;
import rusuban.core.hours.YearlyRange;
import rusuban.json.Json;

/** Reader of {@code responseHours}. */
final class HoursReader {
  private static final int RANGES_A_DAY = 10;

  private static final List<Integer> NTHS = List.of(1, 2, 3, 4, 5, -1, -2);

  /** The words for weekdays, in the order of the week. */
  static final Map<String, DayOfWeek> WEEKDAYS = weekdays();

  private HoursReader() {}

  static ResponseHours read(ObjectFieldReader hours, ZoneId zone) {
    hours.requirePresent("weekdays");
    var read =
        new ResponseHours(
            zone,
            week(hours.object("weekdays")),
            holidays(hours),
            holidayEve(hours),
            hours.flag("closedMovesPastHolidays").orElse(false),
            monthly(hours),
            yearly(hours),
            dates(hours),
            timed(hours, "temporarilyClosed"),
            timed(hours, "busy"));
    if (read.closedMovesPastHolidays() && isClosedOn(read.holidayPolicy()))
      hours.problem(
          "closedMovesPastHolidays",
          "nationalHolidays で祝日が休みなので、定休日は移りません。"
              + "nationalHolidays を as-usual か時間帯にするか、この項目を消してください。",
          "No day off moves while nationalHolidays closes the shop. Set nationalHolidays to"
              + " as-usual or to hours, or remove this field.");
    hours.end();
    return read;
  }

  private static Map<String, DayOfWeek> weekdays() {
    var words = new LinkedHashMap<String, DayOfWeek>();
    for (DayOfWeek day : DayOfWeek.values())
      words.put(day.name().substring(0, 3).toLowerCase(Locale.ROOT), day);
    return words;
  }

  private static Map<DayOfWeek, DayHours> week(ObjectFieldReader week) {
    var days = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
    WEEKDAYS.forEach(
        (word, day) -> {
          if (week.has(word))
            days.put(day, day(week.items(word, RANGES_A_DAY), week.path(word), week.problems()));
        });
    week.end();
    return days;
  }

  private static DayHours day(List<Json> items, String at, List<ValidationProblem> problems) {
    var ranges = new ArrayList<TimeRange>();
    for (int i = 0; i < items.size(); i++) {
      var where = at + "[" + i + "]";
      var text = items.get(i) instanceof Json.Str(var written) ? written : "";
      switch (TimeRange.parse(text)) {
        case TimeRange.Parsed.Accepted(var range) -> ranges.add(range);
        case TimeRange.Parsed.Refused(var why) ->
            problems.add(
                new ValidationProblem(
                    where,
                    why.ja()
                        + "（いまは「"
                        + ObjectFieldReader.quoted(text)
                        + "」）"
                        + TimeFormatHint.of(text).ja(),
                    (why.en()
                            + " (Found \""
                            + ObjectFieldReader.quoted(text)
                            + "\".) "
                            + TimeFormatHint.of(text).en())
                        .strip()));
      }
    }
    var overlap = DayHours.overlapIn(ranges);
    overlap.ifPresent(
        range ->
            problems.add(
                new ValidationProblem(
                    at, "時間帯が重なっています: " + range, "Ranges must not overlap: " + range + ".")));
    return overlap.isPresent() ? DayHours.CLOSED : new DayHours(ranges);
  }

  private static HolidayPolicy holidays(ObjectFieldReader hours) {
    var name = "nationalHolidays";
    if (hours.json(name).orElse(new Json.Null()) instanceof Json.Arr)
      return new HolidayPolicy.Hours(
          day(hours.items(name, RANGES_A_DAY), hours.path(name), hours.problems()));
    var words = new LinkedHashMap<String, HolidayPolicy>();
    words.put("as-usual", new HolidayPolicy.AsUsual());
    words.put("closed", new HolidayPolicy.Closed());
    return hours.choice(name, words).orElse(new HolidayPolicy.AsUsual());
  }

  private static boolean isClosedOn(HolidayPolicy holidays) {
    return switch (holidays) {
      case HolidayPolicy.AsUsual() -> false;
      case HolidayPolicy.Closed() -> true;
      case HolidayPolicy.Hours(var hours) -> hours.ranges().isEmpty();
    };
  }

  private static Optional<DayHours> holidayEve(ObjectFieldReader hours) {
    var name = "holidayEve";
    return hours.has(name)
        ? Optional.of(day(hours.items(name, RANGES_A_DAY), hours.path(name), hours.problems()))
        : Optional.empty();
  }

  private static Set<NthWeekday> monthly(ObjectFieldReader hours) {
    var days = new HashSet<NthWeekday>();
    for (ObjectFieldReader each : hours.objects("closedMonthly", 49)) {
      var nth = nth(each);
      var day = each.choice("weekday", WEEKDAYS);
      each.requirePresent("nth");
      each.requirePresent("weekday");
      if (nth.isPresent() && day.isPresent()) days.add(new NthWeekday(nth.get(), day.get()));
      each.end();
    }
    return days;
  }

  private static Optional<Integer> nth(ObjectFieldReader each) {
    var written = each.json("nth");
    for (int nth : NTHS)
      if (written.orElse(null) instanceof Json.Num(var number)
          && number.compareTo(BigDecimal.valueOf(nth)) == 0) return Optional.of(nth);
    if (written.isPresent())
      each.problem(
          "nth",
          "1〜5の整数か、最後を表す -1、最後から2番目を表す -2 を書いてください。",
          "Must be a whole number from 1 to 5, -1 for the last or -2 for the one before it.");
    return Optional.empty();
  }

  private static List<YearlyRange> yearly(ObjectFieldReader hours) {
    var ranges = new ArrayList<YearlyRange>();
    for (ObjectFieldReader each : hours.objects("closedYearly", 100)) {
      var from = each.parsed("from", "12-30", TimeFormats::monthDay);
      var until = each.parsed("until", "01-03", TimeFormats::monthDay);
      each.requirePresent("from");
      each.requirePresent("until");
      if (from.isPresent() && until.isPresent())
        ranges.add(new YearlyRange(from.get(), until.get()));
      each.end();
    }
    return ranges;
  }

  private static Map<LocalDate, DayHours> dates(ObjectFieldReader hours) {
    var read = new HashMap<LocalDate, DayHours>();
    ObjectFieldReader dates = hours.object("dates");
    for (String text : dates.names()) {
      var date = dates.parse(dates.path(text), text, "2026-12-28", TimeFormats::date);
      var ranges = day(dates.items(text, RANGES_A_DAY), dates.path(text), dates.problems());
      date.ifPresent(day -> read.put(day, ranges));
    }
    return read;
  }

  private static Optional<ScheduledToggle> timed(ObjectFieldReader hours, String name) {
    if (!hours.has(name)) return Optional.empty();
    ObjectFieldReader each = hours.object(name);
    String example = "2026-12-01T10:00:00+09:00";
    var from = each.parsed("from", example, TimeFormats::moment);
    var until = each.parsed("until", example, TimeFormats::moment);
    each.requirePresent("until");
    each.end();
    if (until.isEmpty()) return Optional.empty();
    if (from.isPresent() && !from.get().isBefore(until.get())) {
      each.problem("until", "until は from より後にしてください。", "until must be after from.");
      return Optional.empty();
    }
    return Optional.of(new ScheduledToggle(from, until.get()));
  }
}
