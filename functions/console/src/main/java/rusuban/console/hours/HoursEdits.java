package rusuban.console.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import rusuban.core.hours.NthWeekday;
import rusuban.core.hours.TimeRange;
import rusuban.core.hours.YearlyRange;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;

/**
 * Edits of {@code responseHours} in a settings document. Unknown fields and notes stay. A value
 * that already has the same meaning stays as it is written.
 */
final class HoursEdits {
  private static final String HOURS = "responseHours";
  private static final String WEEKDAYS = "weekdays";
  private static final String HOLIDAYS = "nationalHolidays";
  private static final String EVE = "holidayEve";
  private static final String MOVES = "closedMovesPastHolidays";
  private static final String MONTHLY = "closedMonthly";
  private static final String YEARLY = "closedYearly";
  private static final String DATES = "dates";

  private HoursEdits() {}

  /** Returns the settings' word for a weekday, such as {@code mon}. */
  static String word(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  /** Returns the weekday of this word. */
  static Optional<DayOfWeek> weekday(String word) {
    return Stream.of(DayOfWeek.values()).filter(day -> word(day).equals(word)).findFirst();
  }

  /** Gives these weekdays these hours; none for a day off. */
  static Json.Obj weekdays(Json.Obj document, Collection<DayOfWeek> days, List<TimeRange> ranges) {
    var week =
        hours(document).get(WEEKDAYS).orElse(null) instanceof Json.Obj it ? it : Json.Obj.EMPTY;
    for (var day : days)
      if (!ranges(week.get(word(day))).orElse(List.of()).equals(ranges))
        week = with(week, word(day), array(ranges));
    return withHours(document, WEEKDAYS, week);
  }

  /** Sets the hours of national holidays. */
  static Json.Obj holidays(Json.Obj document, DayForm.Choice choice, List<TimeRange> ranges) {
    var before = hours(document).get(HOLIDAYS);
    return switch (choice) {
      case USUAL ->
          before.isEmpty() ? document : withHours(document, HOLIDAYS, Json.str("as-usual"));
      case CLOSED ->
          ranges(before).filter(List::isEmpty).isPresent()
              ? document
              : withHours(document, HOLIDAYS, Json.str("closed"));
      case HOURS -> withRanges(document, HOLIDAYS, ranges);
    };
  }

  /** Sets the hours of the day before a national holiday. */
  static Json.Obj holidayEve(Json.Obj document, DayForm.Choice choice, List<TimeRange> ranges) {
    return switch (choice) {
      case USUAL -> withoutHours(document, EVE);
      case CLOSED -> withRanges(document, EVE, List.of());
      case HOURS -> withRanges(document, EVE, ranges);
    };
  }

  /** Sets whether regular days off move past holidays. */
  static Json.Obj movesPastHolidays(Json.Obj document, boolean moves) {
    boolean isMissing = hours(document).get(MOVES).isEmpty();
    return isMissing && !moves ? document : withHours(document, MOVES, new Json.Bool(moves));
  }

  /** Adds a day off of each month. */
  static Json.Obj addMonthly(Json.Obj document, NthWeekday day) {
    var item =
        JsonObjectBuilder.fields().put("nth", day.nth()).put("weekday", word(day.day())).build();
    return items(document, MONTHLY).stream().anyMatch(it -> isMonthly(it, day))
        ? document
        : added(document, MONTHLY, item);
  }

  /** Removes a day off of each month. */
  static Json.Obj removeMonthly(Json.Obj document, NthWeekday day) {
    return removed(document, MONTHLY, it -> isMonthly(it, day));
  }

  private static boolean isMonthly(Json item, NthWeekday day) {
    return item instanceof Json.Obj object
        && object.get("nth").orElse(null) instanceof Json.Num(var nth)
        && nth.intValue() == day.nth()
        && object.text("weekday").filter(word(day.day())::equals).isPresent();
  }

  /** Adds days off of each year. */
  static Json.Obj addYearly(Json.Obj document, YearlyRange range) {
    var item =
        JsonObjectBuilder.fields()
            .put("from", monthDay(range.first()))
            .put("until", monthDay(range.last()))
            .build();
    return items(document, YEARLY).stream().anyMatch(it -> isYearly(it, range))
        ? document
        : added(document, YEARLY, item);
  }

  /** Removes days off of each year. */
  static Json.Obj removeYearly(Json.Obj document, YearlyRange range) {
    return removed(document, YEARLY, it -> isYearly(it, range));
  }

  private static boolean isYearly(Json item, YearlyRange range) {
    return item instanceof Json.Obj object
        && object.text("from").filter(monthDay(range.first())::equals).isPresent()
        && object.text("until").filter(monthDay(range.last())::equals).isPresent();
  }

  /** Returns a day of the year as the settings have it, such as {@code 12-30}. */
  static String monthDay(MonthDay day) {
    return String.format(Locale.ROOT, "%02d-%02d", day.getMonthValue(), day.getDayOfMonth());
  }

  /**
   * Sets or removes the hours of a single date.
   *
   * @param ranges no range for a day off; empty for the usual hours
   */
  static Json.Obj date(Json.Obj document, LocalDate date, Optional<List<TimeRange>> ranges) {
    var dates =
        hours(document).get(DATES).orElse(null) instanceof Json.Obj it ? it : Json.Obj.EMPTY;
    var name = date.toString();
    if (ranges(dates.get(name)).equals(ranges)) return document;
    return withHours(
        document,
        DATES,
        ranges
            .map(it -> with(dates, name, array(it)))
            .orElseGet(() -> dates.without(name::equals)));
  }

  /** Removes a switch that a file has put into the settings. */
  static Json.Obj withoutToggle(Json.Obj document, String name) {
    return withoutHours(document, name);
  }

  private static Json.Obj hours(Json.Obj document) {
    return document.get(HOURS).orElse(null) instanceof Json.Obj hours ? hours : Json.Obj.EMPTY;
  }

  private static List<Json> items(Json.Obj document, String name) {
    return hours(document).get(name).orElse(null) instanceof Json.Arr(var items)
        ? items
        : List.of();
  }

  private static Json.Obj added(Json.Obj document, String name, Json item) {
    var items = new ArrayList<>(items(document, name));
    items.add(item);
    return withHours(document, name, new Json.Arr(items));
  }

  private static Json.Obj removed(Json.Obj document, String name, Predicate<Json> refused) {
    var items = items(document, name);
    var kept = items.stream().filter(refused.negate()).toList();
    return kept.size() == items.size() ? document : withHours(document, name, new Json.Arr(kept));
  }

  private static Json.Obj withRanges(Json.Obj document, String name, List<TimeRange> ranges) {
    return ranges(hours(document).get(name)).filter(ranges::equals).isPresent()
        ? document
        : withHours(document, name, array(ranges));
  }

  private static Json.Obj withHours(Json.Obj document, String name, Json value) {
    return with(document, HOURS, with(hours(document), name, value));
  }

  private static Json.Obj withoutHours(Json.Obj document, String name) {
    return hours(document).get(name).isEmpty()
        ? document
        : with(document, HOURS, hours(document).without(name::equals));
  }

  private static Json.Obj with(Json.Obj object, String name, Json value) {
    return JsonObjectBuilder.of(object).put(name, value).build();
  }

  private static Json.Arr array(List<TimeRange> ranges) {
    return new Json.Arr(ranges.stream().<Json>map(it -> Json.str(it.toString())).toList());
  }

  /** Returns the ranges of a list in order; empty if it is missing or no list of ranges. */
  private static Optional<List<TimeRange>> ranges(Optional<Json> json) {
    if (!(json.orElse(null) instanceof Json.Arr(var items))) return Optional.empty();
    var ranges = new ArrayList<TimeRange>();
    for (var item : items) {
      if (!(item instanceof Json.Str(var text))
          || !(TimeRange.parse(text) instanceof TimeRange.Parsed.Accepted(var range)))
        return Optional.empty();
      ranges.add(range);
    }
    return Optional.of(ranges.stream().sorted().toList());
  }
}
