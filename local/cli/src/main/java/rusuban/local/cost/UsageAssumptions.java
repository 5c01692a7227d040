package rusuban.local.cost;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rusuban.json.Json;

/** The assumed values about Lambda and three shops, which no run measures. */
record UsageAssumptions(Json.Obj data) {

  static UsageAssumptions kept() {
    return new UsageAssumptions(CostData.file("assumptions.json"));
  }

  double number(String name) {
    return CostData.number(data, name);
  }

  /** Returns the day of the exchange rate. */
  String yenDate() {
    return CostData.text(data, "yenDate");
  }

  String architecture() {
    return CostData.text(data, "architecture");
  }

  /** Returns the billed duration of one event of this kind, in milliseconds. */
  double millis(UsageKind usageKind) {
    return CostData.number(CostData.object(data, "millis"), usageKind.key());
  }

  /**
   * One shop or several.
   *
   * @param accounts the LINE accounts in one stack
   * @param perDay the events of each kind per day, over all accounts
   */
  record Profile(String name, double accounts, double friends, Map<UsageKind, Double> perDay) {
    private static final Set<UsageKind> MESSAGES =
        Set.of(
            UsageKind.FIRST_MESSAGE,
            UsageKind.TEXT_REPLY,
            UsageKind.FLEX_REPLY,
            UsageKind.UNANSWERED);

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
      var own = new EnumMap<UsageKind, Double>(UsageKind.class);
      perDay.forEach((usageKind, count) -> own.put(usageKind, count * messages / messages()));
      own.put(UsageKind.FOLLOW_UP, followUps);
      return new Profile(name, accounts, friends, own);
    }
  }

  List<Profile> profiles() {
    return CostData.objects(data, "profiles").stream().map(UsageAssumptions::profile).toList();
  }

  private static Profile profile(Json.Obj data) {
    var perDay = new EnumMap<UsageKind, Double>(UsageKind.class);
    var counts = CostData.object(data, "perDay");
    for (var key : counts.fields().keySet())
      perDay.put(UsageKind.of(key), CostData.number(counts, key));
    return new Profile(
        CostData.text(data, "name"),
        CostData.number(data, "accounts"),
        CostData.number(data, "friends"),
        perDay);
  }
}
