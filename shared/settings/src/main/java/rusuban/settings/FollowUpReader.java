package rusuban.settings;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.FollowUpPlan.Due;
import rusuban.core.settings.FollowUpPlan.Start;
import rusuban.json.Json;

/** Reader of {@code followUps}. */
final class FollowUpReader {
  private static final int MOST_PLANS = 50;

  /** Default time from the start of a same-day message to its latest time. */
  private static final Duration USUAL_LATENESS = Duration.ofHours(1);

  private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

  /** Replacement for an unreadable due time; its document is refused as a whole. */
  private static final Due NO_DUE = new Due.SameDay(LAST_MINUTE, LAST_MINUTE);

  private FollowUpReader() {}

  static List<FollowUpPlan> read(ObjectFieldReader root) {
    var plans = new ArrayList<FollowUpPlan>();
    var ids = new HashSet<String>();
    for (ObjectFieldReader each : root.objects("followUps", MOST_PLANS)) {
      Optional<String> id = each.required("id", 60);
      if (id.isPresent() && !ids.add(id.get()))
        each.problem("id", "同じ id のお便りがあります。", "Another follow-up has the same id.");
      each.requirePresent("start");
      each.requirePresent("due");
      each.requirePresent("messages");
      plans.add(
          new FollowUpPlan(
              id.orElse("?"),
              each.text("name", RuleReader.LONGEST_NAME),
              each.flag("on").orElse(true),
              each.choice("start", starts()).orElse(Start.RULE),
              each.has("due") ? due(each.object("due")).orElse(NO_DUE) : NO_DUE,
              MessageListReader.read(each, "messages"),
              each.flag("holdWhileWaiting").orElse(false)));
      each.end();
    }
    return plans;
  }

  /** Returns the ids in {@code followUps}, even those of faulty plans. */
  static Set<String> ids(ObjectFieldReader root) {
    var ids = new HashSet<String>();
    if (root.json("followUps").orElse(new Json.Null()) instanceof Json.Arr(var plans))
      for (Json plan : plans)
        if (plan instanceof Json.Obj fields) fields.text("id").ifPresent(ids::add);
    return ids;
  }

  private static Optional<Due> due(ObjectFieldReader due) {
    var at = due.parsed("sameDayAt", "20:00", TimeFormats::time);
    var latest = due.parsed("latest", "20:45", TimeFormats::time);
    var after = due.duration("after", Duration.ofDays(365));
    var within = due.duration("within", Duration.ofDays(30));
    if (due.has("sameDayAt") == due.has("after"))
      due.problem(
          "",
          "sameDayAt（と latest）か after（と within）のどちらかを書いてください。",
          "Give sameDayAt (with latest) or after (with within).");
    else if (due.has("after")) due.refuse("latest", "sameDayAt");
    else due.refuse("within", "after");
    due.end();
    return after
        .<Due>map(delay -> new Due.After(delay, within))
        .or(() -> at.flatMap(time -> sameDay(due, time, latest.orElse(usualLatest(time)))));
  }

  private static LocalTime usualLatest(LocalTime at) {
    boolean tooLate = at.isAfter(LAST_MINUTE.minus(USUAL_LATENESS));
    return tooLate ? LAST_MINUTE : at.plus(USUAL_LATENESS);
  }

  private static Optional<Due> sameDay(ObjectFieldReader due, LocalTime at, LocalTime latest) {
    if (!latest.isBefore(at)) return Optional.of(new Due.SameDay(at, latest));
    due.problem(
        "latest",
        "latest は sameDayAt（" + at + "）以降にしてください（いまは" + latest + "）。",
        "latest must not be before sameDayAt (" + at + "), found " + latest + ".");
    return Optional.empty();
  }

  private static Map<String, Start> starts() {
    var words = new LinkedHashMap<String, Start>();
    words.put("first-message", Start.FIRST_MESSAGE);
    words.put("follow", Start.FOLLOW);
    words.put("rule", Start.RULE);
    return words;
  }
}
