package rusuban.local.cost;

import java.math.BigDecimal;
import rusuban.core.Json;
import rusuban.local.http.Fields;

/**
 * What one happening uses.
 *
 * @param reads DynamoDB's read request units
 * @param writes DynamoDB's write request units
 * @param trips calls to DynamoDB, each try counted
 * @param items items that these read, wrote or checked
 * @param keptBytes the size of the items that stay until they expire
 * @param logBytes what the functions themselves write to their logs
 */
public record Units(
    double reads, double writes, double trips, double items, double keptBytes, double logBytes) {

  /** Nothing. */
  public static final Units NONE = new Units(0, 0, 0, 0, 0, 0);

  /** Both together. */
  public Units plus(Units other) {
    return new Units(
        reads + other.reads,
        writes + other.writes,
        trips + other.trips,
        items + other.items,
        keptBytes + other.keptBytes,
        logBytes + other.logBytes);
  }

  /** So many times this. */
  public Units times(double count) {
    return new Units(
        reads * count,
        writes * count,
        trips * count,
        items * count,
        keptBytes * count,
        logBytes * count);
  }

  /** As data. */
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

  /** From data; throws {@link java.util.NoSuchElementException} naming a field that is missing. */
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
