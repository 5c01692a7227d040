package rusuban.local.cost;

import java.math.BigDecimal;
import rusuban.core.Json;
import rusuban.local.http.Fields;

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
public record Units(
    double reads, double writes, double trips, double items, double keptBytes, double logBytes) {

  public static final Units NONE = new Units(0, 0, 0, 0, 0, 0);

  /** Returns the sum of both. */
  public Units plus(Units other) {
    return new Units(
        reads + other.reads,
        writes + other.writes,
        trips + other.trips,
        items + other.items,
        keptBytes + other.keptBytes,
        logBytes + other.logBytes);
  }

  /** Returns the units multiplied by this count. */
  public Units times(double count) {
    return new Units(
        reads * count,
        writes * count,
        trips * count,
        items * count,
        keptBytes * count,
        logBytes * count);
  }

  /** Returns the units as JSON. */
  public Json.Obj json() {
    return Fields.fields()
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
  public static Units read(Json.Obj data) {
    return new Units(
        Data.number(data, "reads"),
        Data.number(data, "writes"),
        Data.number(data, "trips"),
        Data.number(data, "items"),
        Data.number(data, "keptBytes"),
        Data.number(data, "logBytes"));
  }

  private static Json number(double value) {
    return new Json.Num(
        new BigDecimal(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()));
  }
}
