package rusuban.bench.growth;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import rusuban.bench.growth.PeakSecond.HottestPartitions;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.local.cost.UsageKind;
import rusuban.local.cost.UsageUnits;

/**
 * Result of a {@link GrowthMeasurement}.
 *
 * @param misreported calls for which DynamoDB Local reported other units than computed
 * @param conflicts the number of transactions that conflicted and were repeated
 * @param failures the number of calls that failed
 */
record GrowthResult(
    List<SizeResult> sizes,
    List<String> misreported,
    int conflicts,
    int failures,
    HottestPartitions receiving,
    HottestPartitions thanking) {

  /** Result with one number of customers. */
  record SizeResult(
      int customers, TableFiller.FilledTable filled, Map<UsageKind, List<UsageUnits>> used) {}

  boolean isWithinLimits() {
    return different().isEmpty()
        && misreported.isEmpty()
        && failures == 0
        && receiving.isWithinLimits()
        && thanking.isWithinLimits();
  }

  Set<UsageKind> kinds() {
    return sizes.getFirst().used.keySet();
  }

  /** Returns the kinds whose usage varies between rounds or sizes. */
  List<UsageKind> different() {
    return kinds().stream().filter(kind -> usages(kind).size() > 1).toList();
  }

  /** Returns the distinct usages of this kind. */
  Set<String> usages(UsageKind kind) {
    var usages = new TreeSet<String>();
    for (var size : sizes)
      size.used.getOrDefault(kind, List.of()).forEach(units -> usages.add(text(units)));
    return usages;
  }

  /** Returns the first measured units of each kind. */
  Map<UsageKind, UsageUnits> units() {
    var units = new EnumMap<UsageKind, UsageUnits>(UsageKind.class);
    sizes.getFirst().used.forEach((kind, all) -> units.put(kind, all.getFirst()));
    return units;
  }

  /** Returns the units as {@code ./rusuban cost} reads them. */
  Json.Obj unitsJson() {
    var jsonObjectBuilder = JsonObjectBuilder.fields();
    units().forEach((kind, units) -> jsonObjectBuilder.put(kind.key(), units.json()));
    return jsonObjectBuilder.build();
  }

  static String text(UsageUnits units) {
    return "%s R, %s W, %s, %s"
        .formatted(
            plain(units.reads()),
            plain(units.writes()),
            plain(units.trips()),
            plain(units.items()));
  }

  private static String plain(double value) {
    return new BigDecimal("%.2f".formatted(value)).stripTrailingZeros().toPlainString();
  }
}
