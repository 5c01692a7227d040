package rusuban.settings.difference;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import rusuban.core.hours.DayHours;
import rusuban.core.hours.HolidayPolicy;
import rusuban.core.hours.NthWeekday;
import rusuban.core.hours.ResponseHours;
import rusuban.core.hours.ScheduledToggle;
import rusuban.core.hours.TimeRange;
import rusuban.settings.difference.SectionChanges.Headline;
import rusuban.settings.difference.TextRun.Kind;

/** Tells the changes of the response hours. */
final class HoursDifference {
  private final ResponseHours before;
  private final ResponseHours after;
  private final SectionChanges changes;

  private HoursDifference(ResponseHours before, ResponseHours after, SectionChanges changes) {
    this.before = before;
    this.after = after;
    this.changes = changes;
  }

  /** Adds the changes from the one to the other. */
  static void tell(ResponseHours before, ResponseHours after, SectionChanges changes) {
    var difference = new HoursDifference(before, after, changes);
    difference.weekdays();
    difference.holidays();
    difference.holidayEves();
    difference.movedDaysOff();
    difference.monthly();
    YearlyDifference.tell(before.closedYearly(), after.closedYearly(), changes);
    difference.dates();
    difference.toggle(
        new Wording("臨時休業", "The temporary closure"),
        before.temporaryClosure(),
        after.temporaryClosure());
    difference.toggle(new Wording("混雑中", "The busy time"), before.busy(), after.busy());
  }

  /** Tells weekdays with the same change together. */
  private void weekdays() {
    var told = new ArrayList<DayOfWeek>();
    for (var day : DayOfWeek.values()) {
      if (told.contains(day) || of(before, day).equals(of(after, day))) continue;
      var alike = new ArrayList<DayOfWeek>();
      for (var other : DayOfWeek.values())
        if (of(before, other).equals(of(before, day)) && of(after, other).equals(of(after, day)))
          alike.add(other);
      told.addAll(alike);
      day(Phrases.weekdays(alike), of(before, day), of(after, day));
    }
  }

  private static DayHours of(ResponseHours hours, DayOfWeek day) {
    return hours.weekdays().getOrDefault(day, DayHours.CLOSED);
  }

  /** Tells another day's hours. */
  private void day(Wording day, DayHours before, DayHours after) {
    changes.replaced(headline(day, before, after), Phrases.hours(before), Phrases.hours(after));
  }

  private static Headline headline(Wording day, DayHours before, DayHours after) {
    if (before.ranges().isEmpty())
      return new Headline(
          day.ja() + "が営業日になり",
          day.en() + " becomes an open day",
          day.en() + " became an open day");
    if (after.ranges().isEmpty())
      return new Headline(
          day.ja() + "が休みになり", day.en() + " becomes a day off", day.en() + " became a day off");
    var was = minutes(before);
    var is = minutes(after);
    var length = Phrases.length(Duration.ofMinutes(Math.abs(is.cardinality() - was.cardinality())));
    if (isWithin(was, is) && !was.equals(is))
      return new Headline(
          day.ja() + "の営業が" + length.ja() + "長くなり",
          "The hours of " + day.en() + " get " + length.en() + " longer",
          "The hours of " + day.en() + " got " + length.en() + " longer");
    if (isWithin(is, was) && !was.equals(is))
      return new Headline(
          day.ja() + "の営業が" + length.ja() + "短くなり",
          "The hours of " + day.en() + " get " + length.en() + " shorter",
          "The hours of " + day.en() + " got " + length.en() + " shorter");
    return Headline.changed(new Wording(day.ja() + "の営業時間", "The opening time of " + day.en()));
  }

  private static BitSet minutes(DayHours hours) {
    var minutes = new BitSet(TimeRange.LATEST);
    hours.ranges().forEach(range -> minutes.set(range.from(), range.to()));
    return minutes;
  }

  private static boolean isWithin(BitSet part, BitSet whole) {
    var outside = (BitSet) part.clone();
    outside.andNot(whole);
    return outside.isEmpty();
  }

  private void holidays() {
    if (before.holidayPolicy().equals(after.holidayPolicy())) return;
    changes.replaced(
        after.holidayPolicy() instanceof HolidayPolicy.Closed
            ? new Headline(
                "祝日が休みになり",
                "National holidays become days off",
                "National holidays became days off")
            : Headline.changed(new Wording("祝日の営業", "The opening time of national holidays")),
        policy(before.holidayPolicy()),
        policy(after.holidayPolicy()));
  }

  private static Wording policy(HolidayPolicy policy) {
    return switch (policy) {
      case HolidayPolicy.AsUsual() -> new Wording("ふだんどおり", "as usual");
      case HolidayPolicy.Closed() -> Phrases.hours(DayHours.CLOSED);
      case HolidayPolicy.Hours(var hours) -> Phrases.hours(hours);
    };
  }

  private void holidayEves() {
    changes.value(
        new Wording("祝日の前の日の営業", "The opening time of the day before a holiday"),
        before.onHolidayEves(),
        after.onHolidayEves(),
        hours -> hours.map(Phrases::hours).orElse(new Wording("ふだんどおり", "as usual")));
  }

  private void movedDaysOff() {
    if (before.closedMovesPastHolidays() == after.closedMovesPastHolidays()) return;
    changes.add(
        after.closedMovesPastHolidays()
            ? new Headline(
                "祝日と重なった定休日は、祝日の明けた日に移し",
                "A day off on a holiday moves past the holiday",
                "A day off on a holiday was moved past the holiday")
            : new Headline(
                "祝日と重なった定休日は、移さずに休み",
                "A day off on a holiday stays on it",
                "A day off on a holiday was left on it"));
  }

  private void monthly() {
    var order = Comparator.comparing(NthWeekday::nth).thenComparing(NthWeekday::day);
    var all = new TreeSet<>(order);
    all.addAll(before.closedNthWeekdays());
    all.addAll(after.closedNthWeekdays());
    for (var day : all) {
      boolean was = before.closedNthWeekdays().contains(day);
      boolean is = after.closedNthWeekdays().contains(day);
      if (was != is) dayOff(Phrases.monthly(day), is);
    }
  }

  private void dayOff(Wording day, boolean isClosed) {
    changes.add(
        isClosed
            ? new Headline(
                "毎月の" + day.ja() + "が休みになり",
                "The " + day.en() + " becomes a day off",
                "The " + day.en() + " became a day off")
            : new Headline(
                "毎月の" + day.ja() + "が休みでなくなり",
                "The " + day.en() + " is no day off any more",
                "The " + day.en() + " was no day off any more"));
  }

  /** Tells single dates. Consecutive dates with the same change are told together. */
  private void dates() {
    var all = new TreeSet<LocalDate>();
    all.addAll(before.dates().keySet());
    all.addAll(after.dates().keySet());
    all.removeIf(date -> on(before, date).equals(on(after, date)));
    while (!all.isEmpty()) {
      var first = all.getFirst();
      var last = first;
      while (all.contains(last.plusDays(1)) && isAlike(first, last.plusDays(1)))
        last = last.plusDays(1);
      dates(first, last);
      all.headSet(last, true).clear();
    }
  }

  private static Optional<DayHours> on(ResponseHours hours, LocalDate date) {
    return Optional.ofNullable(hours.dates().get(date));
  }

  private boolean isAlike(LocalDate one, LocalDate other) {
    return on(before, one).equals(on(before, other)) && on(after, one).equals(on(after, other));
  }

  private void dates(LocalDate first, LocalDate last) {
    var one = Phrases.date(first);
    var end = Phrases.date(last);
    var days =
        first.equals(last)
            ? one
            : new Wording(one.ja() + "から" + end.ja(), one.en() + " to " + end.en());
    var was = on(before, first);
    var is = on(after, first);
    if (was.isPresent() && is.isPresent()) day(days, was.get(), is.get());
    else if (is.isEmpty())
      changes.single(
          new Headline(
              days.ja() + "がふだんどおりになり",
              days.en() + " goes back to the usual hours",
              days.en() + " went back to the usual hours"),
          Kind.REMOVED,
          Phrases.hours(was.orElseThrow()));
    else if (is.get().ranges().isEmpty())
      changes.add(
          new Headline(
              days.ja() + "が休みになり",
              days.en() + " becomes a day off",
              days.en() + " became a day off"));
    else
      changes.single(
          new Headline(
              days.ja() + "だけの営業時間を決め",
              days.en() + " gets hours of its own",
              days.en() + " got hours of its own"),
          Kind.INSERTED,
          Phrases.hours(is.get()));
  }

  private void toggle(
      Wording what, Optional<ScheduledToggle> before, Optional<ScheduledToggle> after) {
    if (before.equals(after)) return;
    if (before.isEmpty())
      changes.single(
          Headline.added(what), Kind.INSERTED, time(after.orElseThrow(), this.after.zone()));
    else if (after.isEmpty())
      changes.single(Headline.removed(what), Kind.REMOVED, time(before.get(), this.before.zone()));
    else
      changes.replaced(
          Headline.changed(what),
          time(before.get(), this.before.zone()),
          time(after.get(), this.after.zone()));
  }

  private static Wording time(ScheduledToggle toggle, ZoneId zone) {
    var until = time(toggle.until(), zone);
    if (toggle.from().isEmpty()) return new Wording(until.ja() + "まで", "until " + until.en());
    var from = time(toggle.from().get(), zone);
    return new Wording(
        from.ja() + "から" + until.ja() + "まで", "from " + from.en() + " until " + until.en());
  }

  private static Wording time(Instant at, ZoneId zone) {
    var local = at.atZone(zone);
    var date = Phrases.date(local.toLocalDate());
    var clock = TimeRange.clock(local.getHour() * 60 + local.getMinute());
    return new Wording(date.ja() + " " + clock, date.en() + ", " + clock);
  }
}
