package rusuban.settings.difference;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.FollowUpPlan.Due;
import rusuban.core.settings.FollowUpPlan.Start;
import rusuban.json.Json;
import rusuban.settings.difference.SectionChanges.Headline;
import rusuban.settings.difference.TextRun.Kind;

/** Tells the changes of a follow-up. */
final class FollowUpDifference {
  static final Wording FOLLOW_UP = new Wording("お便り", "follow-up");

  /** The fields whose changes are told in words. */
  private static final Set<String> TOLD =
      Set.of("id", "start", "due", "messages", "holdWhileWaiting");

  private FollowUpDifference() {}

  /** Adds a new follow-up, or one that goes. */
  static void single(Json.Obj item, FollowUpPlan plan, boolean isNew, SectionChanges changes) {
    var start = start(NamedDifference.named(FOLLOW_UP, item));
    changes.single(
        isNew ? Headline.added(start) : Headline.removed(start),
        isNew ? Kind.INSERTED : Kind.REMOVED,
        due(plan.due()));
  }

  /** Adds the changes of a follow-up that stays. */
  static void tell(
      Json.Obj before, Json.Obj after, FollowUpPlan was, FollowUpPlan is, SectionChanges changes) {
    var named = new NamedDifference(FOLLOW_UP, before, after, changes);
    named.nameAndSwitch();
    changes.value(
        named.part("のきっかけ", "The beginning"), was.start(), is.start(), FollowUpDifference::cause);
    due(was.due(), is.due(), named);
    MessageWords.tell(
        start(named.named()), List.of(was.messages()), List.of(is.messages()), changes);
    hold(was.holdWhileWaiting(), is.holdWhileWaiting(), named);
    named.rest(TOLD);
  }

  private static Wording start(Wording named) {
    return new Wording(named.ja(), "T" + named.en().substring(1));
  }

  private static void due(Due was, Due is, NamedDifference named) {
    if (was.equals(is)) return;
    if (was instanceof Due.SameDay(var at, var latest)
        && is instanceof Due.SameDay(var newAt, var newLatest)) {
      var moved = Duration.between(at, newAt);
      if (moved.isZero() || !moved.equals(Duration.between(latest, newLatest))) {
        moved(named, "", "", at, newAt);
        moved(named, "の終わり", "The end of ", latest, newLatest);
        return;
      }
      named.changes().replaced(moved(named, "", "", moved), due(was), due(is));
      return;
    }
    named.changes().replaced(Headline.changed(named.part("を送るとき", "The time")), due(was), due(is));
  }

  private static void moved(
      NamedDifference named, String ja, String en, LocalTime before, LocalTime after) {
    if (!before.equals(after))
      named
          .changes()
          .replaced(
              moved(named, ja, en, Duration.between(before, after)),
              Wording.same(before.toString()),
              Wording.same(after.toString()));
  }

  private static Headline moved(NamedDifference named, String ja, String en, Duration by) {
    var length = Phrases.length(by.abs());
    var what = en.isEmpty() ? start(named.named()).en() : en + named.named().en();
    return by.isNegative()
        ? new Headline(
            named.named().ja() + ja + "が" + length.ja() + "早くなり",
            what + " moves " + length.en() + " earlier",
            what + " moved " + length.en() + " earlier")
        : new Headline(
            named.named().ja() + ja + "が" + length.ja() + "遅くなり",
            what + " moves " + length.en() + " later",
            what + " moved " + length.en() + " later");
  }

  /** Returns the time at which a follow-up is sent. */
  private static Wording due(Due due) {
    return switch (due) {
      case Due.SameDay(var at, var latest) ->
          new Wording(
              "その日の" + at + "（遅くとも" + latest + "）",
              "at " + at + " of that day (at latest " + latest + ")");
      case Due.After(var delay, var tolerance) -> {
        var after = Phrases.length(delay);
        var ja = delay.isZero() ? "すぐ" : after.ja() + "後";
        var en = delay.isZero() ? "at once" : after.en() + " later";
        yield tolerance
            .map(Phrases::length)
            .map(
                late ->
                    new Wording(
                        ja + "（遅れは" + late.ja() + "まで）", en + " (at most " + late.en() + " late)"))
            .orElse(new Wording(ja, en));
      }
    };
  }

  private static Wording cause(Start start) {
    return switch (start) {
      case FIRST_MESSAGE -> new Wording("初めてメッセージをくださったとき", "the first message");
      case FOLLOW -> new Wording("友だちになってくださったとき", "the first follow");
      case RULE -> new Wording("選んだ返信が答えたとき", "a reply that begins it");
    };
  }

  private static void hold(boolean was, boolean is, NamedDifference named) {
    if (was == is) return;
    var what = start(named.named());
    named
        .changes()
        .add(
            is
                ? new Headline(
                    what.ja() + "を、待っている方には送らなくなり",
                    what.en() + " waits while the customer waits for staff",
                    what.en() + " began to wait while the customer waits for staff")
                : new Headline(
                    what.ja() + "を、待っている方にも送るようになり",
                    what.en() + " no longer waits while the customer waits for staff",
                    what.en() + " stopped waiting while the customer waits for staff"));
  }
}
