package rusuban.console.letters;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rusuban.console.page.HoursChart;
import rusuban.console.page.HoursChart.Bar;
import rusuban.core.settings.FollowUpPlan.Due;
import rusuban.core.settings.QuietHours;

/**
 * The day from 5:00 to 29:00 with the quiet hours, and the time of a follow-up of the same day.
 *
 * @param quiet the quiet hours, in up to two pieces
 * @param window the time in which the follow-up goes out, in up to two pieces
 */
public record QuietChart(List<Bar> quiet, List<Bar> window) {
  private static final int AXIS = 5 * 60;
  private static final int DAY = 24 * 60;

  public QuietChart {
    quiet = List.copyOf(quiet);
    window = List.copyOf(window);
  }

  /** Returns the picture. A delay after any time of day has no time to show. */
  static QuietChart of(QuietHours hours, Optional<Due> due) {
    var window =
        due.map(
            it ->
                switch (it) {
                  case Due.SameDay(var at, var latest) -> bars(at, latest);
                  case Due.After _ -> List.<Bar>of();
                });
    boolean isNone = hours.from().equals(hours.until());
    return new QuietChart(
        isNone ? List.of() : bars(hours.from(), hours.until()), window.orElse(List.of()));
  }

  /** Returns the ticks of every third hour. */
  public List<HoursChart.Tick> ticks() {
    return HoursChart.of(List.of()).ticks();
  }

  private static List<Bar> bars(LocalTime from, LocalTime until) {
    int start = place(from);
    int end = place(until);
    var bars = new ArrayList<Bar>();
    if (start <= end) bars.add(bar(start, Math.max(end, start + 10)));
    else {
      bars.add(bar(0, end));
      bars.add(bar(start, DAY));
    }
    return bars;
  }

  private static int place(LocalTime time) {
    return Math.floorMod(time.getHour() * 60 + time.getMinute() - AXIS, DAY);
  }

  private static Bar bar(int from, int to) {
    return new Bar(percent(from), percent(to - from));
  }

  private static String percent(int minutes) {
    return String.format(Locale.ROOT, "%.2f%%", minutes * 100.0 / DAY);
  }
}
