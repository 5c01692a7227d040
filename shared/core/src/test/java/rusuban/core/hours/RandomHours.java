package rusuban.core.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Random settings, with many hours around midnight and around changes of the clock. */
public final class RandomHours {
  private final Random random;
  private final LocalDate first;
  private final int days;

  /** Creates settings whose single dates and temporary closure lie within these days. */
  public RandomHours(long seed, LocalDate first, int days) {
    this.random = new Random(seed);
    this.first = first;
    this.days = days;
  }

  /** Returns the next random settings. */
  public ResponseHours next(ZoneId zone) {
    return new ResponseHours(
        zone,
        weekdays(),
        onHolidays(),
        random.nextInt(3) == 0 ? Optional.of(hours()) : Optional.empty(),
        random.nextInt(3) == 0,
        nthWeekdays(),
        yearly(),
        dates(),
        temporaryClosure(zone),
        Optional.empty());
  }

  private Map<DayOfWeek, DayHours> weekdays() {
    var weekdays = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) if (random.nextInt(5) > 0) weekdays.put(day, hours());
    return weekdays;
  }

  /**
   * Returns up to three ranges between an even number of different minutes; neighbours may touch.
   */
  private DayHours hours() {
    var ends = new TreeSet<Integer>();
    int wanted = 2 * random.nextInt(1, 4);
    while (ends.size() < wanted) ends.add(minute());
    var ranges = new ArrayList<TimeRange>();
    var sorted = List.copyOf(ends);
    for (int i = 0; i + 1 < wanted; i += 2)
      ranges.add(
          new TimeRange(
              sorted.get(i), sorted.get(random.nextInt(8) == 0 && i + 2 < wanted ? i + 2 : i + 1)));
    return new DayHours(ranges);
  }

  private int minute() {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt(4 * 60);
      case 1 -> 30 * random.nextInt(1, 8);
      case 2 -> 24 * 60 + random.nextInt(4 * 60);
      case 3 -> 24 * 60 * random.nextInt(3);
      case 4 -> random.nextInt(TimeRange.LATEST + 1);
      default -> 30 * random.nextInt(14, 49);
    };
  }

  private HolidayPolicy onHolidays() {
    return switch (random.nextInt(3)) {
      case 0 -> new HolidayPolicy.AsUsual();
      case 1 -> new HolidayPolicy.Closed();
      default -> new HolidayPolicy.Hours(hours());
    };
  }

  private Set<NthWeekday> nthWeekdays() {
    var off = new HashSet<NthWeekday>();
    for (int i = random.nextInt(4); i > 0; i--)
      off.add(
          new NthWeekday(
              List.of(1, 2, 3, 4, 5, -1, -2).get(random.nextInt(7)),
              DayOfWeek.of(random.nextInt(1, 8))));
    return off;
  }

  private List<YearlyRange> yearly() {
    var ranges = new ArrayList<YearlyRange>();
    if (random.nextBoolean())
      ranges.add(new YearlyRange(MonthDay.of(12, random.nextInt(25, 32)), MonthDay.of(1, 3)));
    if (random.nextBoolean())
      ranges.add(new YearlyRange(MonthDay.of(2, random.nextInt(20, 30)), MonthDay.of(2, 29)));
    if (random.nextBoolean()) ranges.add(new YearlyRange(MonthDay.of(8, 13), MonthDay.of(8, 16)));
    return ranges;
  }

  private Map<LocalDate, DayHours> dates() {
    var dates = new HashMap<LocalDate, DayHours>();
    for (int i = random.nextInt(40); i > 0; i--)
      dates.put(
          first.plusDays(random.nextInt(days)), random.nextBoolean() ? DayHours.CLOSED : hours());
    return dates;
  }

  /** Returns a temporary closure, of the settings or of the shop's state. */
  Optional<ScheduledToggle> temporaryClosure(ZoneId zone) {
    if (random.nextInt(4) == 0) return Optional.empty();
    Instant from =
        first.atStartOfDay(zone).toInstant().plus(Duration.ofMinutes(random.nextInt(days * 1440)));
    // Half of them are short enough to end within the hours that they cut.
    int longest = random.nextBoolean() ? 180 : 10 * 1440;
    var until = from.plus(Duration.ofMinutes(random.nextInt(1, longest)));
    return Optional.of(
        new ScheduledToggle(random.nextInt(6) == 0 ? Optional.empty() : Optional.of(from), until));
  }
}
