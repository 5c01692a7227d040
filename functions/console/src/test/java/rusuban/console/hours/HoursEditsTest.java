package rusuban.console.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import rusuban.core.hours.NthWeekday;
import rusuban.core.hours.TimeRange;
import rusuban.core.hours.YearlyRange;
import rusuban.json.Json;
import rusuban.json.JsonText;

class HoursEditsTest {
  private static final List<TimeRange> DAY = List.of(new TimeRange(600, 1140));
  private static final NthWeekday THIRD_WEDNESDAY = new NthWeekday(3, DayOfWeek.WEDNESDAY);
  private static final YearlyRange NEW_YEAR =
      new YearlyRange(MonthDay.of(12, 31), MonthDay.of(1, 3));
  private static final LocalDate EVE = LocalDate.of(2026, 12, 24);

  /** Edits {@code responseHours} in a document with more fields, which must stay. */
  private static String edited(String hours, UnaryOperator<Json.Obj> edit) {
    var before = "{'// note':'x','responseHours':" + hours + ",'other':[1]}";
    var after = edit.apply((Json.Obj) JsonText.parse(before.replace('\'', '"')));
    assertThat(after.fields().keySet()).containsExactly("// note", "responseHours", "other");
    return JsonText.write(after.get("responseHours").orElseThrow()).replace('"', '\'');
  }

  @Test
  void weekdays_get_hours_and_notes_stay() {
    assertThat(
            edited(
                "{'weekdays':{'// n':'y','mon':[]},'dates':{}}",
                it -> HoursEdits.weekdays(it, List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), DAY)))
        .isEqualTo(
            "{'weekdays':{'// n':'y','mon':['10:00-19:00'],'sun':['10:00-19:00']},'dates':{}}");
  }

  @Test
  void the_same_hours_written_otherwise_stay_as_they_are() {
    var hours = "{'weekdays':{'mon':['9:00-12:00','13:00-19:00']}}";
    assertThat(
            edited(
                hours,
                it ->
                    HoursEdits.weekdays(
                        it,
                        List.of(DayOfWeek.MONDAY),
                        List.of(new TimeRange(540, 720), new TimeRange(780, 1140)))))
        .isEqualTo(hours);
    assertThat(edited(hours, it -> HoursEdits.weekdays(it, List.of(DayOfWeek.SUNDAY), List.of())))
        .isEqualTo(hours);
  }

  @Test
  void holidays_have_three_forms() {
    assertThat(edited("{}", it -> HoursEdits.holidays(it, DayForm.Choice.USUAL, List.of())))
        .isEqualTo("{}");
    assertThat(edited("{}", it -> HoursEdits.holidays(it, DayForm.Choice.CLOSED, List.of())))
        .isEqualTo("{'nationalHolidays':'closed'}");
    assertThat(
            edited(
                "{'nationalHolidays':'closed'}",
                it -> HoursEdits.holidays(it, DayForm.Choice.HOURS, DAY)))
        .isEqualTo("{'nationalHolidays':['10:00-19:00']}");
    assertThat(
            edited(
                "{'nationalHolidays':['10:00-19:00']}",
                it -> HoursEdits.holidays(it, DayForm.Choice.USUAL, List.of())))
        .isEqualTo("{'nationalHolidays':'as-usual'}");
    assertThat(
            edited(
                "{'nationalHolidays':[]}",
                it -> HoursEdits.holidays(it, DayForm.Choice.CLOSED, List.of())))
        .isEqualTo("{'nationalHolidays':[]}");
  }

  @Test
  void the_day_before_a_holiday_is_left_out_as_usual() {
    assertThat(
            edited(
                "{'holidayEve':[]}",
                it -> HoursEdits.holidayEve(it, DayForm.Choice.USUAL, List.of())))
        .isEqualTo("{}");
    assertThat(edited("{}", it -> HoursEdits.holidayEve(it, DayForm.Choice.CLOSED, List.of())))
        .isEqualTo("{'holidayEve':[]}");
    assertThat(edited("{}", it -> HoursEdits.holidayEve(it, DayForm.Choice.HOURS, DAY)))
        .isEqualTo("{'holidayEve':['10:00-19:00']}");
  }

  @Test
  void days_off_move_past_holidays_if_wanted() {
    assertThat(edited("{}", it -> HoursEdits.movesPastHolidays(it, false))).isEqualTo("{}");
    assertThat(edited("{}", it -> HoursEdits.movesPastHolidays(it, true)))
        .isEqualTo("{'closedMovesPastHolidays':true}");
  }

  @Test
  void a_monthly_day_off_is_added_once_and_removed() {
    var with = "{'closedMonthly':[{'nth':3,'weekday':'wed'}]}";
    assertThat(edited("{}", it -> HoursEdits.addMonthly(it, THIRD_WEDNESDAY))).isEqualTo(with);
    assertThat(edited(with, it -> HoursEdits.addMonthly(it, THIRD_WEDNESDAY))).isEqualTo(with);
    assertThat(edited(with, it -> HoursEdits.removeMonthly(it, THIRD_WEDNESDAY)))
        .isEqualTo("{'closedMonthly':[]}");
    assertThat(edited("{}", it -> HoursEdits.removeMonthly(it, THIRD_WEDNESDAY))).isEqualTo("{}");
  }

  @Test
  void yearly_days_off_are_added_once_and_removed() {
    var with = "{'closedYearly':[{'from':'12-31','until':'01-03'}]}";
    assertThat(edited("{}", it -> HoursEdits.addYearly(it, NEW_YEAR))).isEqualTo(with);
    assertThat(edited(with, it -> HoursEdits.addYearly(it, NEW_YEAR))).isEqualTo(with);
    assertThat(edited(with, it -> HoursEdits.removeYearly(it, NEW_YEAR)))
        .isEqualTo("{'closedYearly':[]}");
  }

  @Test
  void a_date_has_hours_is_closed_or_as_usual() {
    assertThat(edited("{}", it -> HoursEdits.date(it, EVE, Optional.of(DAY))))
        .isEqualTo("{'dates':{'2026-12-24':['10:00-19:00']}}");
    assertThat(edited("{}", it -> HoursEdits.date(it, EVE, Optional.of(List.of()))))
        .isEqualTo("{'dates':{'2026-12-24':[]}}");
    assertThat(edited("{}", it -> HoursEdits.date(it, EVE, Optional.empty()))).isEqualTo("{}");
    assertThat(
            edited(
                "{'dates':{'// n':'y','2026-12-24':[]}}",
                it -> HoursEdits.date(it, EVE, Optional.empty())))
        .isEqualTo("{'dates':{'// n':'y'}}");
  }
}
