package rusuban.console.hours;

import java.time.DayOfWeek;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import rusuban.console.page.PageLanguage;
import rusuban.core.hours.NthWeekday;
import rusuban.core.hours.YearlyRange;
import rusuban.web.FormFields;

/**
 * A recurring day off as a form adds or removes it.
 *
 * @param kind monthly or yearly
 * @param nth the number of the weekday in its month
 * @param weekday the settings' word for the weekday
 * @param first the first day of each year, as typed
 * @param last the last day of each year, as typed
 * @param problem a fault of the whole, in words; otherwise empty
 */
public record DayOffForm(
    String kind,
    String nth,
    String weekday,
    String first,
    String last,
    String firstProblem,
    String lastProblem,
    String problem) {
  static final String MONTHLY = "monthly";
  static final String YEARLY = "yearly";

  private static final int HALF_A_YEAR = 182;

  static final DayOffForm EMPTY = new DayOffForm("", "1", "wed", "", "", "", "", "");

  /** Returns the form as it was sent, with its faults. */
  static DayOffForm read(FormFields form, PageLanguage language) {
    var typed =
        new DayOffForm(
            form.text("kind"),
            form.text("nth"),
            form.text("weekday"),
            form.text("first"),
            form.text("last"),
            "",
            "",
            "");
    if (!typed.kind.equals(YEARLY)) return typed;
    return new DayOffForm(
        typed.kind,
        EMPTY.nth,
        EMPTY.weekday,
        typed.first,
        typed.last,
        fault(typed.first, language),
        // One day alone needs no last day.
        typed.last.isBlank() ? "" : lastFault(typed, language),
        "");
  }

  private static String lastFault(DayOffForm typed, PageLanguage language) {
    var fault = fault(typed.last, language);
    if (!fault.isEmpty() || typed.yearly().filter(DayOffForm::isMostOfTheYear).isEmpty())
      return fault;
    return language.of(
        "このままだと、一年のほとんどがお休みになります。始まりと終わりが逆になっていませんか。",
        "This closes most of the year. Are the first and the last day in the wrong order?");
  }

  private static boolean isMostOfTheYear(YearlyRange range) {
    var first = range.first().atYear(2001);
    var last = range.last().atYear(2001);
    if (last.isBefore(first)) last = last.plusYears(1);
    return ChronoUnit.DAYS.between(first, last) > HALF_A_YEAR;
  }

  private static String fault(String typed, PageLanguage language) {
    return switch (TypedMonthDay.read(typed)) {
      case TypedMonthDay.Day _ -> "";
      case TypedMonthDay.NoDay(var ja, var en) -> language.of(ja, en);
    };
  }

  boolean isFaulty() {
    return !firstProblem.isEmpty() || !lastProblem.isEmpty();
  }

  /** Returns whether a fault or a conflict brought the form back. */
  public boolean isOpen() {
    return !kind.isEmpty();
  }

  DayOffForm refused(String words) {
    return new DayOffForm(kind, nth, weekday, first, last, firstProblem, lastProblem, words);
  }

  /** Returns the nth weekday of each month, if the form has one. */
  Optional<NthWeekday> monthly() {
    if (!kind.equals(MONTHLY) || !nth.matches("[1-5]|-[12]")) return Optional.empty();
    return HoursEdits.weekday(weekday).map(day -> new NthWeekday(Integer.parseInt(nth), day));
  }

  /** Returns the days of each year, if the form has them. */
  Optional<YearlyRange> yearly() {
    if (!kind.equals(YEARLY)) return Optional.empty();
    var from = day(first);
    var until = last.isBlank() ? from : day(last);
    return from.flatMap(it -> until.map(end -> new YearlyRange(it, end)));
  }

  private static Optional<MonthDay> day(String typed) {
    return TypedMonthDay.read(typed) instanceof TypedMonthDay.Day(var day)
        ? Optional.of(day)
        : Optional.empty();
  }

  /** Returns whether the form has this weekday. */
  public boolean isOn(DayOfWeek day) {
    return weekday.equals(HoursEdits.word(day));
  }
}
