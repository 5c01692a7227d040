package rusuban.local.cost;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;
import rusuban.local.cost.UsageAssumptions.Profile;

/** Amounts in USD by purpose. */
final class MonthlyBill {
  private static final double GB = 1 << 30;
  private static final double MINUTES_A_DAY = 24 * 60;
  private static final double HOURS_A_DAY = 24;

  private final Basis basis;
  private final PriceList priceList;
  private final UsageAssumptions assumed;
  private final SequencedMap<String, Double> amounts = new LinkedHashMap<>();

  /** The inputs of a bill. */
  record Basis(
      PriceList priceList, UsageAssumptions assumed, Function<UsageKind, UsageUnits> units) {}

  private MonthlyBill(Basis basis) {
    this.basis = basis;
    priceList = basis.priceList;
    assumed = basis.assumed;
  }

  /** Returns the bill for this many events of one kind. */
  static MonthlyBill of(UsageKind usageKind, double count, Basis basis) {
    var monthlyBill = new MonthlyBill(basis);
    monthlyBill.add(usageKind, count);
    return monthlyBill;
  }

  /** Returns the bill for one month. */
  static MonthlyBill of(Profile profile, Basis basis) {
    var monthlyBill = new MonthlyBill(basis);
    double days = basis.assumed.number("daysInMonth");
    profile.perDay().forEach((usageKind, count) -> monthlyBill.add(usageKind, count * days));
    monthlyBill.ticks(profile, days);
    monthlyBill.kept(profile);
    monthlyBill.standing();
    return monthlyBill;
  }

  /** Adds the ticks. Once an hour a tick checks for each account whether LINE is silent. */
  private void ticks(Profile profile, double days) {
    double ticks = MINUTES_A_DAY * days;
    add(UsageKind.IDLE_TICK, ticks);
    table(
        units(UsageKind.HOUR_TICK).plus(units(UsageKind.IDLE_TICK).times(-1)),
        HOURS_A_DAY * days * profile.accounts());
    amount(
        "EventBridge Scheduler", (ticks - priceList.free("schedule")) * priceList.each("schedule"));
  }

  /** Adds the storage after the first year, when as many bytes expire as arrive. */
  private void kept(Profile profile) {
    double perDay =
        profile.perDay().entrySet().stream()
            .mapToDouble(it -> it.getValue() * storedBytes(units(it.getKey())))
            .sum();
    double chats = profile.friends() * (assumed.number("chatBytes") + overhead());
    double gb = (perDay * assumed.number("daysKept") + chats) / GB;
    amount("DynamoDB 保存 / storage", gb * priceList.perGb("tableMonth"));
    amount("DynamoDB バックアップ / backups", gb * priceList.perGb("backupMonth"));
  }

  private double storedBytes(UsageUnits usageUnits) {
    return usageUnits.keptBytes() == 0 ? 0 : usageUnits.keptBytes() + overhead();
  }

  private double overhead() {
    return assumed.number("itemOverheadBytes");
  }

  private void standing() {
    amount("KMS", assumed.number("kmsRequests") * priceList.each("kmsRequest"));
    double alarms = assumed.number("alarmMetrics") - priceList.free("alarmMetric");
    amount("アラーム / alarms", alarms * priceList.alarmMetricMonth());
    // Lambda polls a queue without pause, even an empty one.
    double asked = assumed.number("queueRequests") - priceList.free("queueRequest");
    amount("SQS", asked * priceList.each("queueRequest"));
  }

  private void add(UsageKind usageKind, double count) {
    double invocations = usageKind.trigger() == UsageKind.Trigger.WITHIN_TICK ? 0 : count;
    double requests = usageKind.trigger() == UsageKind.Trigger.WEBHOOK ? count : 0;
    amount("API Gateway", requests * priceList.each("httpApiRequest"));
    double seconds = count * assumed.millis(usageKind) / 1e3 * assumed.number("memoryGb");
    amount(
        "Lambda",
        invocations * priceList.each("lambdaRequest")
            + seconds * priceList.each("lambdaGbSecond-" + assumed.architecture()));
    table(units(usageKind), count);
    double bytes =
        invocations * assumed.number("lambdaLogBytes")
            + requests * assumed.number("accessLogBytes");
    amount("ログ / logs", bytes / GB * priceList.perGb("log"));
  }

  private void table(UsageUnits usageUnits, double count) {
    amount("DynamoDB 書き込み / writes", count * usageUnits.writes() * priceList.each("write"));
    amount("DynamoDB 読み取り / reads", count * usageUnits.reads() * priceList.each("read"));
    amount("ログ / logs", count * usageUnits.logBytes() / GB * priceList.perGb("log"));
  }

  private UsageUnits units(UsageKind usageKind) {
    return basis.units.apply(usageKind);
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
