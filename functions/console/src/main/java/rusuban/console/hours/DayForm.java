package rusuban.console.hours;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import rusuban.console.page.PageLanguage;
import rusuban.core.hours.TimeRange;
import rusuban.web.FormFields;

/**
 * The hours of a day as a form has them: what was typed, and what is wrong with it.
 *
 * @param choice the kind of day
 * @param rows the ranges as they were typed
 * @param problem a fault of the whole, in words; otherwise empty
 * @param isUnsaved whether the form came back to add or take away a row
 * @param ranges the ranges in order; empty if anything is wrong or nothing is to be saved yet
 */
public record DayForm(
    Choice choice,
    List<Row> rows,
    String problem,
    boolean isUnsaved,
    Optional<List<TimeRange>> ranges) {
  /** Maximum ranges of a day (docs/settings.schema.json, ranges). */
  public static final int MOST = 10;

  private static final int DAY = 24 * 60;

  public DayForm {
    rows = List.copyOf(rows);
    ranges = ranges.map(List::copyOf);
  }

  /** Kind of a day. */
  public enum Choice {
    USUAL,
    CLOSED,
    HOURS;

    /** Returns the value of the form's field. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Choice of(String word) {
      return Stream.of(values()).filter(it -> it.word().equals(word)).findFirst().orElse(USUAL);
    }
  }

  /**
   * One range as it was typed.
   *
   * @param fromProblem the fault of the start, in words; otherwise empty
   * @param untilProblem the fault of the end, in words; otherwise empty
   */
  public record Row(String from, String until, String fromProblem, String untilProblem) {
    static final Row EMPTY = new Row("", "", "", "");

    static Row of(TimeRange range) {
      return new Row(TimeRange.clock(range.from()), TimeRange.clock(range.to()), "", "");
    }

    private boolean isBlank() {
      return from.isBlank() && until.isBlank();
    }

    public boolean isSound() {
      return fromProblem.isEmpty() && untilProblem.isEmpty();
    }

    /** Returns the time on the next day's clock if the end lies there, such as 1:30. */
    public Optional<String> nextDay() {
      return TypedTime.read(until, TimeRange.LATEST) instanceof TypedTime.Minutes(int minutes)
              && minutes >= DAY
          ? Optional.of((minutes - DAY) / 60 + String.format(Locale.ROOT, ":%02d", minutes % 60))
          : Optional.empty();
    }
  }

  /** Returns the form of a weekday, which has no choice. */
  static DayForm of(List<TimeRange> ranges) {
    return of(ranges.isEmpty() ? Choice.CLOSED : Choice.HOURS, ranges);
  }

  /** Returns the form of saved hours. */
  static DayForm of(Choice choice, List<TimeRange> ranges) {
    return new DayForm(
        choice, ranges.stream().map(Row::of).toList(), "", false, Optional.of(ranges));
  }

  /**
   * Reads a form.
   *
   * @param prefix the beginning of the fields' names
   */
  static DayForm read(FormFields form, String prefix, Choice choice, PageLanguage language) {
    var rows = typed(form, prefix);
    var command = form.last(prefix + "row");
    if (command.isPresent()) return edited(rows, command.get());
    return choice == Choice.HOURS
        ? checked(rows, language)
        : new DayForm(choice, rows, "", false, Optional.of(List.of()));
  }

  private static List<Row> typed(FormFields form, String prefix) {
    var from = form.all(prefix + "from");
    var until = form.all(prefix + "until");
    var rows = new ArrayList<Row>();
    for (int i = 0; i < Math.min(MOST, Math.max(from.size(), until.size())); i++)
      rows.add(
          new Row(
              i < from.size() ? from.get(i) : "", i < until.size() ? until.get(i) : "", "", ""));
    return rows;
  }

  private static DayForm edited(List<Row> rows, String command) {
    var edited = new ArrayList<Row>();
    for (int i = 0; i < rows.size(); i++)
      if (!command.equals("remove-" + i)) edited.add(rows.get(i));
    if (command.equals("add") && edited.size() < MOST) edited.add(Row.EMPTY);
    return new DayForm(Choice.HOURS, edited, "", true, Optional.empty());
  }

  private static DayForm checked(List<Row> rows, PageLanguage language) {
    if (rows.isEmpty() || rows.stream().allMatch(Row::isBlank)) {
      var words =
          language.of(
              "時刻を入れてください。開けない日なら「お休み」を選んでください。", "Enter the times. For a day off choose Closed.");
      return new DayForm(
          Choice.HOURS, List.of(new Row("", "", words, "")), "", false, Optional.empty());
    }
    var checked = new ArrayList<Row>();
    var ranges = new ArrayList<TimeRange>();
    for (var row : rows) {
      if (row.isBlank()) continue;
      checked.add(checked(row, ranges, language));
    }
    boolean isSound = checked.stream().allMatch(Row::isSound);
    return new DayForm(
        Choice.HOURS,
        checked,
        "",
        false,
        isSound ? Optional.of(ranges.stream().sorted().toList()) : Optional.empty());
  }

  /** Returns the row with its faults. A sound row adds its range to the earlier ones. */
  private static Row checked(Row row, List<TimeRange> earlier, PageLanguage language) {
    var from = TypedTime.read(row.from(), TimeRange.LATEST);
    var until = TypedTime.read(row.until(), TimeRange.LATEST);
    if (!(from instanceof TypedTime.Minutes(int start))
        || !(until instanceof TypedTime.Minutes(int end)))
      return new Row(row.from(), row.until(), fault(from, language), fault(until, language));
    if (end <= start) return new Row(row.from(), row.until(), "", order(start, end, language));
    var range = new TimeRange(start, end);
    var overlapped = earlier.stream().filter(range::overlaps).findFirst();
    earlier.add(range);
    return overlapped
        .map(it -> new Row(row.from(), row.until(), overlap(it, language), ""))
        .orElse(row);
  }

  private static String fault(TypedTime time, PageLanguage language) {
    return switch (time) {
      case TypedTime.Minutes _ -> "";
      case TypedTime.Unreadable(var ja, var en) -> language.of(ja, en);
    };
  }

  private static String order(int start, int end, PageLanguage language) {
    int next = end + DAY;
    var hint =
        next <= TimeRange.LATEST && next > start
            ? language.of(
                "翌日の" + TimeRange.clock(end) + "までなら「" + TimeRange.clock(next) + "」と入れます。",
                " For "
                    + TimeRange.clock(end)
                    + " of the next day write "
                    + TimeRange.clock(next)
                    + ".")
            : "";
    return language.of("終わりは、始まりより後にしてください。", "The end must be after the start.") + hint;
  }

  private static String overlap(TimeRange other, PageLanguage language) {
    var clock = TimeRange.clock(other.from()) + language.of("〜", "–") + TimeRange.clock(other.to());
    return language.of("上の" + clock + "と重なっています。", "This overlaps " + clock + " above.");
  }

  /** Returns whether another row has room. */
  public boolean hasRoom() {
    return rows.size() < MOST;
  }

  /** Returns whether something is wrong. */
  boolean isFaulty() {
    return !isUnsaved && (ranges.isEmpty() || !problem.isEmpty());
  }

  /** Returns the form with a fault of the whole. */
  DayForm refused(String words) {
    return new DayForm(choice, rows, words, isUnsaved, ranges);
  }

  /** Returns the form with a row to type into, for a day that may have hours. */
  DayForm withRow() {
    return rows.isEmpty()
        ? new DayForm(choice, List.of(Row.EMPTY), problem, isUnsaved, ranges)
        : this;
  }
}
