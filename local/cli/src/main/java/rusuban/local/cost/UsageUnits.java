package rusuban.local.cost;

import java.math.BigDecimal;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;

/**
 * The resources that one event uses.
 *
 * @param reads DynamoDB's read request units
 * @param writes DynamoDB's write request units
 * @param trips calls to DynamoDB, each try counted
 * @param items items that these calls read, wrote or checked
 * @param keptBytes the size of the items that stay until they expire
 * @param logBytes the bytes that the functions write to their logs
 */
public record UsageUnits(
    double reads, double writes, double trips, double items, double keptBytes, double logBytes) {

  public static final UsageUnits NONE = new UsageUnits(0, 0, 0, 0, 0, 0);

  /** Returns the sum of both. */
  public UsageUnits plus(UsageUnits other) {
    return new UsageUnits(
        reads + other.reads,
        writes + other.writes,
        trips + other.trips,
        items + other.items,
        keptBytes + other.keptBytes,
        logBytes + other.logBytes);
  }

  /** Returns the units multiplied by this count. */
  public UsageUnits times(double count) {
    return new UsageUnits(
        reads * count,
        writes * count,
        trips * count,
        items * count,
        keptBytes * count,
        logBytes * count);
  }

  /** Returns the units as JSON. */
  public Json.Obj json() {
    return JsonObjectBuilder.fields()
        .put("reads", number(reads))
        .put("writes", number(writes))
        .put("trips", number(trips))
        .put("items", number(items))
        .put("keptBytes", Math.round(keptBytes))
        .put("logBytes", Math.round(logBytes))
        .build();
  }

  /**
   * Reads the units from JSON.
   *
   * @throws java.util.NoSuchElementException naming a missing field
   */
  public static UsageUnits read(Json.Obj data) {
    return new UsageUnits(
        CostData.number(data, "reads"),
        CostData.number(data, "writes"),
        CostData.number(data, "trips"),
        CostData.number(data, "items"),
        CostData.number(data, "keptBytes"),
        CostData.number(data, "logBytes"));
  }

  private static Json number(double value) {
    return new Json.Num(
        new BigDecimal(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()));
  }
}
