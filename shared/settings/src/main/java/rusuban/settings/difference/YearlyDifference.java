package rusuban.settings.difference;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import rusuban.core.hours.YearlyRange;
import rusuban.settings.difference.SectionChanges.Headline;
import rusuban.settings.difference.TextRun.Kind;

/** Tells the changes of the days off of each year. */
final class YearlyDifference {
  /** A leap year, which has every day. */
  private static final LocalDate FIRST_DAY = LocalDate.of(2028, 1, 1);

  private static final int LONGEST_YEAR = 366;

  private YearlyDifference() {}

  /** Adds the changes from the one to the other. */
  static void tell(List<YearlyRange> before, List<YearlyRange> after, SectionChanges changes) {
    var removed = new ArrayList<>(before);
    removed.removeAll(after);
    var added = new ArrayList<>(after);
    added.removeAll(before);
    for (var range : removed) {
      var other = added.stream().filter(it -> days(it).intersects(days(range))).findFirst();
      if (other.isPresent()) {
        added.remove(other.get());
        changed(range, other.get(), changes);
      } else {
        changes.single(
            new Headline(
                name(range).ja() + "のお休みがなくなり",
                "The days off " + name(range).en() + " are removed",
                "The days off " + name(range).en() + " were removed"),
            Kind.REMOVED,
            days(range.first(), range.last()));
      }
    }
    for (var range : added)
      changes.single(
          new Headline(
              name(range).ja() + "のお休みが増え",
              "Days off are added " + name(range).en(),
              "Days off were added " + name(range).en()),
          Kind.INSERTED,
          days(range.first(), range.last()));
  }

  private static void changed(YearlyRange before, YearlyRange after, SectionChanges changes) {
    var name = name(after);
    var was = days(before.first(), before.last());
    var is = days(after.first(), after.last());
    changes.add(
        headline(name, days(before).cardinality(), days(after).cardinality()),
        TextDifference.between(was.ja(), is.ja()),
        TextDifference.between(was.en(), is.en()));
  }

  private static Headline headline(Wording name, int before, int after) {
    if (before == after)
      return new Headline(
          name.ja() + "のお休みが変わり",
          "The days off " + name.en() + " change",
          "The days off " + name.en() + " changed");
    int days = Math.abs(after - before);
    boolean isMore = after > before;
    var count = Phrases.count(days, "day") + (isMore ? " longer" : " shorter");
    return new Headline(
        name.ja() + "のお休みが" + days + "日" + (isMore ? "増え" : "減り"),
        "The days off " + name.en() + " get " + count,
        "The days off " + name.en() + " got " + count);
  }

  /** Returns the name of the days off: the turn of the year, or their first day. */
  private static Wording name(YearlyRange range) {
    if (range.contains(FIRST_DAY) && range.contains(FIRST_DAY.minusDays(1)))
      return new Wording("年末年始", "at the turn of the year");
    var first = Phrases.day(range.first());
    return new Wording(first.ja() + "から", "from " + first.en());
  }

  private static Wording days(MonthDay first, MonthDay last) {
    var from = Phrases.day(first);
    var until = Phrases.day(last);
    return first.equals(last)
        ? from
        : new Wording(
            from.ja() + "から" + until.ja() + "まで", "from " + from.en() + " to " + until.en());
  }

  private static BitSet days(YearlyRange range) {
    var days = new BitSet(LONGEST_YEAR);
    for (int day = 0; day < LONGEST_YEAR; day++)
      if (range.contains(FIRST_DAY.plusDays(day))) days.set(day);
    return days;
  }
}
