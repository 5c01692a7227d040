package rusuban.local.cost;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rusuban.core.Json;

/** The assumed values about Lambda and three shops, which no run measures. */
record Assumptions(Json.Obj data) {

  static Assumptions kept() {
    return new Assumptions(Data.file("assumptions.json"));
  }

  double number(String name) {
    return Data.number(data, name);
  }

  /** Returns the day of the exchange rate. */
  String yenDate() {
    return Data.text(data, "yenDate");
  }

  String architecture() {
    return Data.text(data, "architecture");
  }

  /** Returns the billed duration of one event of this kind, in milliseconds. */
  double millis(Kind kind) {
    return Data.number(Data.object(data, "millis"), kind.key());
  }

  /**
   * One shop or several.
   *
   * @param accounts the LINE accounts in one stack
   * @param perDay the events of each kind per day, over all accounts
   */
  record Profile(String name, double accounts, double friends, Map<Kind, Double> perDay) {
    private static final Set<Kind> MESSAGES =
        Set.of(Kind.FIRST_MESSAGE, Kind.TEXT_REPLY, Kind.FLEX_REPLY, Kind.UNANSWERED);

    /** Returns the messages from customers per day. */
    double messages() {
      return MESSAGES.stream().mapToDouble(it -> perDay.getOrDefault(it, 0.0)).sum();
    }

    /**
     * Returns a shop like this one with these numbers. The other kinds grow in proportion to
     * messages.
     *
     * @param messages per day
     * @param followUps per day
     */
    Profile like(String name, double friends, double messages, double followUps) {
      var own = new EnumMap<Kind, Double>(Kind.class);
      perDay.forEach((kind, count) -> own.put(kind, count * messages / messages()));
      own.put(Kind.FOLLOW_UP, followUps);
      return new Profile(name, accounts, friends, own);
    }
  }

  List<Profile> profiles() {
    return Data.objects(data, "profiles").stream().map(Assumptions::profile).toList();
  }

  private static Profile profile(Json.Obj data) {
    var perDay = new EnumMap<Kind, Double>(Kind.class);
    var counts = Data.object(data, "perDay");
    for (var key : counts.fields().keySet()) perDay.put(Kind.of(key), Data.number(counts, key));
    return new Profile(
        Data.text(data, "name"),
        Data.number(data, "accounts"),
        Data.number(data, "friends"),
        perDay);
  }
}
