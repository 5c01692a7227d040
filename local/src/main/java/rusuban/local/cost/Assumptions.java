package rusuban.local.cost;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rusuban.core.Json;

/** What is not measured but assumed, of Lambda and of three shops. */
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

  /** How long Lambda works on one, billed. */
  double millis(Kind kind) {
    return Data.number(Data.object(data, "millis"), kind.key());
  }

  /**
   * A shop, or several.
   *
   * @param accounts how many LINE accounts it has, in one stack
   * @param perDay how often each kind happens on a day, in all of them together
   */
  record Profile(String name, double accounts, double friends, Map<Kind, Double> perDay) {
    private static final Set<Kind> MESSAGES =
        Set.of(Kind.FIRST_MESSAGE, Kind.TEXT_REPLY, Kind.FLEX_REPLY, Kind.UNANSWERED);

    /** Returns how many messages customers send on a day. */
    double messages() {
      return MESSAGES.stream().mapToDouble(it -> perDay.getOrDefault(it, 0.0)).sum();
    }

    /**
     * Returns a shop like this one with these numbers of its own: what happens beside the messages
     * grows with them.
     *
     * @param messages on a day
     * @param followUps on a day
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
