package rusuban.local.cost;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;
import rusuban.local.cost.Assumptions.Profile;

/** Amounts in USD by purpose. */
final class Bill {
  private static final double GB = 1 << 30;
  private static final double MINUTES_A_DAY = 24 * 60;
  private static final double HOURS_A_DAY = 24;

  private final Basis basis;
  private final Prices prices;
  private final Assumptions assumed;
  private final SequencedMap<String, Double> amounts = new LinkedHashMap<>();

  /** The inputs of a bill. */
  record Basis(Prices prices, Assumptions assumed, Function<Kind, Units> units) {}

  private Bill(Basis basis) {
    this.basis = basis;
    prices = basis.prices;
    assumed = basis.assumed;
  }

  /** Returns the bill for this many events of one kind. */
  static Bill of(Kind kind, double count, Basis basis) {
    var bill = new Bill(basis);
    bill.add(kind, count);
    return bill;
  }

  /** Returns the bill for one month. */
  static Bill of(Profile profile, Basis basis) {
    var bill = new Bill(basis);
    double days = basis.assumed.number("daysInMonth");
    profile.perDay().forEach((kind, count) -> bill.add(kind, count * days));
    bill.ticks(profile, days);
    bill.kept(profile);
    bill.standing();
    return bill;
  }

  /** Adds the ticks. Once an hour a tick checks for each account whether LINE is silent. */
  private void ticks(Profile profile, double days) {
    double ticks = MINUTES_A_DAY * days;
    add(Kind.IDLE_TICK, ticks);
    table(
        units(Kind.HOUR_TICK).plus(units(Kind.IDLE_TICK).times(-1)),
        HOURS_A_DAY * days * profile.accounts());
    amount("EventBridge Scheduler", (ticks - prices.free("schedule")) * prices.each("schedule"));
  }

  /** Adds the storage after the first year, when as many bytes expire as arrive. */
  private void kept(Profile profile) {
    double perDay =
        profile.perDay().entrySet().stream()
            .mapToDouble(it -> it.getValue() * storedBytes(units(it.getKey())))
            .sum();
    double chats = profile.friends() * (assumed.number("chatBytes") + overhead());
    double gb = (perDay * assumed.number("daysKept") + chats) / GB;
    amount("DynamoDB 保存 / storage", gb * prices.perGb("tableMonth"));
    amount("DynamoDB バックアップ / backups", gb * prices.perGb("backupMonth"));
  }

  private double storedBytes(Units units) {
    return units.keptBytes() == 0 ? 0 : units.keptBytes() + overhead();
  }

  private double overhead() {
    return assumed.number("itemOverheadBytes");
  }

  private void standing() {
    amount("KMS", assumed.number("kmsRequests") * prices.each("kmsRequest"));
    double alarms = assumed.number("alarmMetrics") - prices.free("alarmMetric");
    amount("アラーム / alarms", alarms * prices.alarmMetricMonth());
    // Lambda polls a queue without pause, even an empty one.
    double asked = assumed.number("queueRequests") - prices.free("queueRequest");
    amount("SQS", asked * prices.each("queueRequest"));
  }

  private void add(Kind kind, double count) {
    double invocations = kind.trigger() == Kind.Trigger.WITHIN_TICK ? 0 : count;
    double requests = kind.trigger() == Kind.Trigger.WEBHOOK ? count : 0;
    amount("API Gateway", requests * prices.each("httpApiRequest"));
    double seconds = count * assumed.millis(kind) / 1e3 * assumed.number("memoryGb");
    amount(
        "Lambda",
        invocations * prices.each("lambdaRequest")
            + seconds * prices.each("lambdaGbSecond-" + assumed.architecture()));
    table(units(kind), count);
    double bytes =
        invocations * assumed.number("lambdaLogBytes")
            + requests * assumed.number("accessLogBytes");
    amount("ログ / logs", bytes / GB * prices.perGb("log"));
  }

  private void table(Units units, double count) {
    amount("DynamoDB 書き込み / writes", count * units.writes() * prices.each("write"));
    amount("DynamoDB 読み取り / reads", count * units.reads() * prices.each("read"));
    amount("ログ / logs", count * units.logBytes() / GB * prices.perGb("log"));
  }

  private Units units(Kind kind) {
    return basis.units.apply(kind);
  }

  /** Adds an amount. A free amount stays free. */
  private void amount(String what, double usd) {
    amounts.merge(what, Math.max(0, usd), Double::sum);
  }

  SequencedMap<String, Double> amounts() {
    return amounts;
  }

  double total() {
    return amounts.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
