package rusuban.local.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.local.cost.MonthlyBill.Basis;
import rusuban.local.cost.UsageAssumptions.Profile;

class MonthlyBillTest {
  private static final PriceList PRICES = PriceList.ofThisRegion();

  private static final UsageAssumptions ASSUMED =
      new UsageAssumptions(
          (Json.Obj)
              JsonText.parse(
                  """
                  {"architecture": "arm64", "memoryGb": 2, "daysInMonth": 30,
                   "millis": {"text-reply": 100, "follow-up": 10, "idle-tick": 0, "unanswered": 0},
                   "lambdaLogBytes": 0, "accessLogBytes": 0, "daysKept": 10, "chatBytes": 900,
                   "itemOverheadBytes": 100, "kmsRequests": 10000, "alarmMetrics": 12,
                   "queueRequests": 3000000}\
                  """));

  /** Adds up a million of each kind. A follow-up goes out in a tick that runs anyway. */
  @ParameterizedTest
  @CsvSource({
    "text-reply, 0, 0, 0, 4.156", // 1.29 + 0.20 + 0.1 s * 2 GB * 13.33
    "text-reply, 2, 0, 0, 4.441", // + 2 * 0.1425
    "text-reply, 2, 11, 0, 12.306", // + 11 * 0.715
    "unanswered, 0, 0, 0, 1.49",
    "follow-up, 0, 8, 0, 5.9866", // 8 * 0.715 + 0.01 s * 2 GB * 13.33
    "idle-tick, 8, 0, 0, 1.34", // 0.20 + 8 * 0.1425
    "unanswered, 0, 0, 1073.741824, 2.25", // + 1 GB of log
  })
  void a_million(String kind, double reads, double writes, double logBytes, double usd) {
    var usageUnits = new UsageUnits(reads, writes, 0, 0, 0, logBytes);

    var monthlyBill =
        MonthlyBill.of(UsageKind.of(kind), 1e6, new Basis(PRICES, ASSUMED, _ -> usageUnits));

    assertThat(monthlyBill.total()).isCloseTo(usd, within(1e-9));
  }

  @Test
  void a_month_in_which_nobody_writes_costs_its_ticks_and_what_stands() {
    var amounts = month(new Profile("nobody", 1, 0, Map.of()));

    // 43,200 ticks of 8 reads, and one more read in each of 720 hours
    assertThat(amounts.get("DynamoDB 読み取り / reads"))
        .isCloseTo((43_200 * 8 + 720) * 0.1425e-6, within(1e-9));
    assertThat(amounts.get("Lambda")).isCloseTo(43_200 * 0.20e-6, within(1e-9));
    assertThat(amounts.get("EventBridge Scheduler")).isZero();
    assertThat(amounts.get("KMS")).isCloseTo(0.03, within(1e-9));
    assertThat(amounts.get("アラーム / alarms")).isCloseTo(0.20, within(1e-9));
    assertThat(amounts.get("SQS")).isCloseTo(1.00, within(1e-9));
    assertThat(amounts.get("DynamoDB 書き込み / writes")).isZero();
  }

  @Test
  void every_shop_of_a_chain_is_asked_for_each_hour() {
    var amounts = month(new Profile("chain", 20, 0, Map.of()));

    assertThat(amounts.get("DynamoDB 読み取り / reads"))
        .isCloseTo((43_200 * 8 + 720 * 20) * 0.1425e-6, within(1e-9));
  }

  @Test
  void what_is_kept_is_what_comes_in_the_days_it_is_kept_and_the_chats() {
    var amounts = month(new Profile("brand", 1, 1e6, Map.of(UsageKind.UNANSWERED, 1e5)));

    // 100,000 a day for 10 days at 900 + 100 bytes, and a million chats at 1,000 bytes
    double gb = 2e9 / (1 << 30);
    assertThat(amounts.get("DynamoDB 保存 / storage")).isCloseTo(gb * 0.285, within(1e-9));
    assertThat(amounts.get("DynamoDB バックアップ / backups")).isCloseTo(gb * 0.23, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "200, 0",
    "201, 5000",
    "5000, 5000",
    "5001, 15000",
    "30000, 15000",
    "30001, 15003",
    "57760, 98280",
    "80000, 165000", // 15,000 + 50,000 * 3
    "80001, 165002.8",
    "1000000, 2741000" // 165,000 + 920,000 * 2.8
  })
  void LINE_charges_by_the_cheapest_plan_that_takes_so_many(double pushes, double yen) {
    assertThat(PRICES.cheapest(pushes).fee(pushes)).contains(yen);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 5000, 15000",
    "201, -1, 5000, 15000",
    "5001, -1, -1, 15000",
    "30002, -1, -1, 15006",
  })
  void each_plan_has_its_price_or_does_not_take_so_many(
      double pushes, double communication, double light, double standard) {
    assertThat(PRICES.plans().stream().map(it -> it.fee(pushes).orElse(-1.0)))
        .containsExactly(communication, light, standard);
  }

  @Test
  void a_shop_like_another_has_its_own_numbers_and_the_rest_in_proportion() {
    var salon =
        new Profile(
            "salon",
            1,
            300,
            Map.of(UsageKind.TEXT_REPLY, 6.0, UsageKind.UNANSWERED, 4.0, UsageKind.UNSEND, 1.0));

    var own = salon.like("own", 50, 20, 3);

    assertThat(own.friends()).isEqualTo(50);
    assertThat(own.messages()).isEqualTo(20);
    assertThat(own.perDay())
        .isEqualTo(
            Map.of(
                UsageKind.TEXT_REPLY,
                12.0,
                UsageKind.UNANSWERED,
                8.0,
                UsageKind.UNSEND,
                2.0,
                UsageKind.FOLLOW_UP,
                3.0));
  }

  @Test
  void every_kind_has_units_and_a_time_in_the_data_that_are_kept() {
    var basis = new Basis(PRICES, UsageAssumptions.kept(), MeasuredUsage::units);

    for (var usageKind : UsageKind.values())
      assertThat(MonthlyBill.of(usageKind, 1, basis).total()).isPositive();
    for (var profile : UsageAssumptions.kept().profiles())
      assertThat(MonthlyBill.of(profile, basis).total()).isPositive();
  }

  private static Map<String, Double> month(Profile profile) {
    var idle = new UsageUnits(8, 0, 0, 0, 0, 0);
    var hour = new UsageUnits(9, 0, 0, 0, 0, 0);
    var message = new UsageUnits(0, 0, 0, 0, 900, 0);
    var basis =
        new Basis(
            PRICES,
            ASSUMED,
            usageKind ->
                switch (usageKind) {
                  case IDLE_TICK -> idle;
                  case HOUR_TICK -> hour;
                  default -> message;
                });
    return MonthlyBill.of(profile, basis).amounts();
  }
}
