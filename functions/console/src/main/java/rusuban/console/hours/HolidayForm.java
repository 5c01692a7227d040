package rusuban.console.hours;

import java.util.List;
import rusuban.console.page.PageLanguage;
import rusuban.core.hours.HolidayPolicy;
import rusuban.core.hours.ResponseHours;
import rusuban.web.FormFields;

/**
 * The form for national holidays.
 *
 * @param holidays the hours on holidays
 * @param eve the hours on the day before one
 * @param moves whether regular days off move past holidays
 * @param movesProblem the fault of that switch, in words; otherwise empty
 * @param problem a fault of the whole, in words; otherwise empty
 */
public record HolidayForm(
    DayForm holidays, DayForm eve, boolean moves, String movesProblem, String problem) {
  /** Beginning of the names of the holidays' fields. */
  public static final String HOLIDAYS = "holiday-";

  /** Beginning of the names of the fields for the day before. */
  public static final String EVE = "eve-";

  static HolidayForm of(ResponseHours hours) {
    var holidays =
        switch (hours.holidayPolicy()) {
          case HolidayPolicy.AsUsual() -> DayForm.of(DayForm.Choice.USUAL, List.of());
          case HolidayPolicy.Closed() -> DayForm.of(DayForm.Choice.CLOSED, List.of());
          case HolidayPolicy.Hours(var own) -> DayForm.of(own.ranges());
        };
    var eve =
        hours
            .onHolidayEves()
            .map(own -> DayForm.of(own.ranges()))
            .orElseGet(() -> DayForm.of(DayForm.Choice.USUAL, List.of()));
    return new HolidayForm(
        holidays.withRow(), eve.withRow(), hours.closedMovesPastHolidays(), "", "");
  }

  static HolidayForm read(FormFields form, PageLanguage language) {
    var holidays = day(form, HOLIDAYS, language);
    boolean moves = form.has("moves");
    var fault =
        moves && holidays.choice() == DayForm.Choice.CLOSED
            ? language.of(
                "祝日をお休みにしているあいだは、移す先がありません。祝日を「ふだんどおり」か「別の時間」にするか、これを切ってください。",
                "While holidays are closed no day off moves. Choose As usual or Own hours for"
                    + " holidays, or switch this off.")
            : "";
    return new HolidayForm(
        holidays.withRow(), day(form, EVE, language).withRow(), moves, fault, "");
  }

  private static DayForm day(FormFields form, String prefix, PageLanguage language) {
    return DayForm.read(form, prefix, DayForm.Choice.of(form.text(prefix + "kind")), language);
  }

  /** Returns whether the form came back to add or take away a row. */
  boolean isUnsaved() {
    return holidays.isUnsaved() || eve.isUnsaved();
  }

  boolean isFaulty() {
    return holidays.isFaulty() || eve.isFaulty() || !movesProblem.isEmpty();
  }

  HolidayForm refused(String words) {
    return new HolidayForm(holidays, eve, moves, movesProblem, words);
  }
}
