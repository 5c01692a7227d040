package rusuban.console.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rusuban.app.people.Role;
import rusuban.console.hours.HoursView.WeekdayChoice;
import rusuban.console.page.ConsolePaths;
import rusuban.console.page.ConsoleRequest;
import rusuban.console.page.DateTimeText;
import rusuban.console.page.HoursChart;
import rusuban.console.page.LiveShop;
import rusuban.console.page.PageLanguage;
import rusuban.core.hours.DayHours;
import rusuban.core.hours.JapaneseHolidays;
import rusuban.core.hours.NthWeekday;
import rusuban.core.hours.ScheduledToggle;
import rusuban.core.hours.TimeRange;
import rusuban.core.trial.TrialTime;

/** Makes the data of the page 営業時間 of the draft and of what was typed. */
final class HoursViewBuilder {
  /** The switches that a document may have and that the page can remove. */
  static final List<String> TOGGLES = List.of("temporarilyClosed", "busy");

  /** The variable whose value the page shows. */
  private static final String NEXT_OPENING = "{次の営業}";

  /** A switch that ends later than this has no end in the words of the page. */
  private static final Duration FAR = Duration.ofDays(3660);

  private static final int MONTHS = 12;
  private static final int MONTHS_AT_ONCE = 3;
  private static final int NEXT_DAYS = 3;

  private final ConsoleRequest request;
  private final LiveShop shop;
  private final WorkingHours working;
  private final TypedHours typed;
  private final DateTimeText time;
  private final PageLanguage language;
  private final HoursWords words;

  HoursViewBuilder(ConsoleRequest request, LiveShop shop, WorkingHours working, TypedHours typed) {
    this.request = request;
    this.shop = shop;
    this.working = working;
    this.typed = typed;
    language = request.language();
    time = new DateTimeText(language, request.now(), working.settings().zone());
    words = new HoursWords(time);
  }

  HoursView build() {
    int axis =
        HoursChart.axisOf(
            working.hours().weekdays().values().stream()
                .flatMap(day -> day.ranges().stream())
                .toList());
    var first = YearMonth.from(time.today());
    var shown = shown(first);
    return new HoursView(
        request.member().role().isAtLeast(Role.STAFF),
        working.hash(),
        typed.problem(),
        HoursChart.on(axis, List.of()),
        language.of(
            axis / 60 + "時から翌" + axis / 60 + "時", axis / 60 + ":00 to " + axis / 60 + ":00"),
        Stream.of(DayOfWeek.values()).map(day -> row(day, axis)).toList(),
        sentences(),
        typed.holidays().orElseGet(() -> HolidayForm.of(working.hours())),
        holidays(),
        daysOff(),
        typed.dayOff(),
        Stream.of(DayOfWeek.values())
            .map(day -> WeekdayChoice.of(day, words.fullWeekday(day), typed.dayOff().isOn(day)))
            .toList(),
        Stream.iterate(shown, month -> month.plusMonths(1))
            .limit(MONTHS_AT_ONCE)
            .map(month -> MonthCalendar.of(month, working.calendar(), words))
            .toList(),
        Optional.of(shown).filter(it -> it.isAfter(first)).map(it -> page(it, -MONTHS_AT_ONCE)),
        Optional.of(shown)
            .filter(it -> it.plusMonths(MONTHS_AT_ONCE).isBefore(first.plusMonths(MONTHS)))
            .map(it -> page(it, MONTHS_AT_ONCE)),
        dates());
  }

  /** Returns the first month to show: one of the next twelve. */
  private YearMonth shown(YearMonth first) {
    var last = first.plusMonths(MONTHS - MONTHS_AT_ONCE);
    return request
        .http()
        .query("from")
        .filter(it -> it.matches("[0-9]{4}-(0[1-9]|1[0-2])"))
        .map(YearMonth::parse)
        .map(it -> it.isBefore(first) ? first : it.isAfter(last) ? last : it)
        .orElse(first);
  }

  private static String page(YearMonth month, int by) {
    return ConsolePaths.HOURS + "?from=" + month.plusMonths(by) + "#days";
  }

  private HoursView.WeekdayRow row(DayOfWeek day, int axis) {
    var saved = hours(day);
    boolean isTyped = typed.day().filter(day::equals).isPresent();
    return new HoursView.WeekdayRow(
        HoursEdits.word(day),
        words.weekday(day),
        words.fullWeekday(day),
        HoursChart.on(axis, saved),
        words.hours(saved),
        isTyped,
        isTyped ? typed.dayForm().orElseThrow() : DayForm.of(saved),
        Stream.of(DayOfWeek.values())
            .filter(other -> other != day)
            .map(
                other ->
                    WeekdayChoice.of(
                        other, words.weekday(other), isTyped && typed.copies().contains(other)))
            .toList());
  }

  private List<TimeRange> hours(DayOfWeek day) {
    return working.hours().weekdays().getOrDefault(day, DayHours.CLOSED).ranges();
  }

  private List<HoursView.Sentence> sentences() {
    return TrialTime.offered(working.settings(), request.now()).stream()
        .filter(it -> it.kind() != TrialTime.Kind.NEXT_MONDAY)
        .map(
            it ->
                new HoursView.Sentence(
                    when(it), working.customersRead(NEXT_OPENING, shop.state().state(), it.at())))
        .toList();
  }

  private String when(TrialTime trial) {
    if (trial.kind() == TrialTime.Kind.NOW) return language.of("いま聞かれたら", "Asked now");
    var local = time.local(trial.at());
    var at =
        local.toLocalDate().equals(time.today())
            ? language.of("今夜 ", "tonight, ") + time.clock(trial.at())
            : time.nearDay(local.toLocalDate()) + " " + time.clock(trial.at());
    return language.of(at + " なら", "Asked " + at);
  }

  private List<HoursView.HolidayRow> holidays() {
    var end = time.today().plusMonths(MONTHS);
    return days(end)
        .filter(date -> JapaneseHolidays.nameOf(date).isPresent())
        .map(
            date ->
                new HoursView.HolidayRow(
                    time.day(date),
                    JapaneseHolidays.nameOf(date).orElseThrow(),
                    dated(date),
                    MonthCalendar.path(date)))
        .toList();
  }

  /** Returns the hours of a date with the rule that decides them, unless the holiday does. */
  private String dated(LocalDate date) {
    var ranges = working.calendar().hoursOn(date);
    var rule = words.rule(working.calendar().ruleOn(date), !ranges.isEmpty());
    return words.hours(ranges)
        + (JapaneseHolidays.nameOf(date).filter(rule::equals).isPresent()
            ? ""
            : language.of("（" + rule + "）", " (" + rule + ")"));
  }

  private Stream<LocalDate> days(LocalDate end) {
    return time.today().datesUntil(end);
  }

  private List<HoursView.DayOffRow> daysOff() {
    var rows = new ArrayList<HoursView.DayOffRow>();
    // The settings hold the nth weekdays as a set: the order of the week serves as well.
    working.hours().closedNthWeekdays().stream()
        .sorted(
            Comparator.comparingInt((NthWeekday it) -> Math.floorMod(it.nth(), 10))
                .thenComparing(NthWeekday::day))
        .forEach(
            day ->
                rows.add(
                    new HoursView.DayOffRow(
                        words.monthly(day),
                        next(day::matches),
                        Map.of(
                            "kind", DayOffForm.MONTHLY,
                            "nth", Integer.toString(day.nth()),
                            "weekday", HoursEdits.word(day.day())))));
    for (var range : working.hours().closedYearly())
      rows.add(
          new HoursView.DayOffRow(
              words.yearly(range),
              next(range::contains),
              Map.of(
                  "kind", DayOffForm.YEARLY,
                  "first", HoursEdits.monthDay(range.first()),
                  "last", HoursEdits.monthDay(range.last()))));
    addToggle(rows, TOGGLES.getFirst(), "臨時休業", "Closure", working.hours().temporaryClosure());
    addToggle(rows, TOGGLES.getLast(), "混雑中", "Busy time", working.hours().busy());
    return rows;
  }

  private String next(Predicate<LocalDate> rule) {
    var days =
        days(time.today().plusDays(400))
            .filter(rule)
            .limit(NEXT_DAYS)
            .map(words::shortDay)
            .collect(Collectors.joining(language.of("、", ", ")));
    return days.isEmpty() ? "" : language.of("次は" + days, "Next: " + days);
  }

  private void addToggle(
      List<HoursView.DayOffRow> rows,
      String kind,
      String ja,
      String en,
      Optional<ScheduledToggle> toggle) {
    toggle
        .filter(it -> it.until().isAfter(request.now()))
        .ifPresent(
            it ->
                rows.add(
                    new HoursView.DayOffRow(
                        language.of(ja + "（設定ファイルから）", en + " (from the settings file)"),
                        period(it),
                        Map.of("kind", kind))));
  }

  private String period(ScheduledToggle toggle) {
    // A far end, such as the year 9999, means none.
    var until = toggle.until();
    var end =
        until.isAfter(request.now().plus(FAR))
            ? language.of("終わりなし", "without end")
            : language.of(moment(until) + "まで", "until " + moment(until));
    return toggle
            .from()
            .filter(it -> it.isAfter(request.now()))
            .map(it -> language.of(moment(it) + "から", "from " + moment(it) + " "))
            .orElse("")
        + end;
  }

  private String moment(Instant at) {
    return time.moment(at);
  }

  private List<HoursView.DateRow> dates() {
    return working.hours().dates().keySet().stream()
        .filter(date -> !date.isBefore(time.today()))
        .sorted()
        .map(
            date ->
                new HoursView.DateRow(
                    time.day(date),
                    words.hours(working.calendar().hoursOn(date)),
                    MonthCalendar.path(date)))
        .toList();
  }
}
