package rusuban.console.hours;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rusuban.console.page.HoursChart;

/**
 * The data of the page 営業時間.
 *
 * @param canEdit whether the person may change the draft
 * @param expected the hash of the section, which every form carries
 * @param conflict the words for a conflict; otherwise empty
 * @param axis the hours above the week
 * @param axisWords the two ends of the axis, in words
 * @param sentences what customers read at some times
 * @param holidayRows the holidays of the next twelve months
 * @param daysOff the recurring days off
 * @param earlier the address of earlier months, unless these are the first
 * @param later the address of later months, unless these are the last
 * @param dates the single dates from today on
 */
public record HoursView(
    boolean canEdit,
    String expected,
    String conflict,
    HoursChart axis,
    String axisWords,
    List<WeekdayRow> week,
    List<Sentence> sentences,
    HolidayForm holidays,
    List<HolidayRow> holidayRows,
    List<DayOffRow> daysOff,
    DayOffForm adding,
    List<WeekdayChoice> weekdays,
    List<MonthCalendar> months,
    Optional<String> earlier,
    Optional<String> later,
    List<DateRow> dates) {

  public HoursView {
    week = List.copyOf(week);
    sentences = List.copyOf(sentences);
    holidayRows = List.copyOf(holidayRows);
    daysOff = List.copyOf(daysOff);
    weekdays = List.copyOf(weekdays);
    months = List.copyOf(months);
    dates = List.copyOf(dates);
  }

  /**
   * One weekday.
   *
   * @param id the settings' word, such as mon
   * @param text the saved hours, in words
   * @param isOpen whether the form is shown at once
   * @param copies the other weekdays, with whether they are ticked
   */
  public record WeekdayRow(
      String id,
      String name,
      String fullName,
      HoursChart chart,
      String text,
      boolean isOpen,
      DayForm form,
      List<WeekdayChoice> copies) {
    public WeekdayRow {
      copies = List.copyOf(copies);
    }
  }

  /** A weekday to choose. */
  public record WeekdayChoice(String id, String name, boolean isChosen) {
    static WeekdayChoice of(DayOfWeek day, String name, boolean isChosen) {
      return new WeekdayChoice(HoursEdits.word(day), name, isChosen);
    }
  }

  /** The value of a variable as customers read it at a time. */
  public record Sentence(String when, String value) {}

  /** One holiday, and the shop's hours on it. */
  public record HolidayRow(String date, String name, String hours, String href) {}

  /**
   * One recurring day off.
   *
   * @param next the next days, in words
   * @param fields the fields that remove it
   */
  public record DayOffRow(String name, String next, Map<String, String> fields) {
    public DayOffRow {
      fields = Map.copyOf(fields);
    }
  }

  /** One single date with its hours. */
  public record DateRow(String date, String hours, String href) {}
}
