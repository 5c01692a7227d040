package rusuban.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import rusuban.app.DeliveryOutcome;
import rusuban.local.line.CustomerAction;
import rusuban.local.line.PhoneMessages;
import rusuban.local.line.SimulatedCustomer;
import rusuban.local.line.state.AcceptedMessages;
import rusuban.local.line.state.SendMethod;
import rusuban.testkit.TestSize;

/** Scenarios of the salon's evenings, in the order of its days: its clock only goes forward. */
@Tag(TestSize.SLOW)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ThanksScenarioTest {
  private static final String PUSH = "/v2/bot/message/push";
  private static final String REPLY = "/v2/bot/message/reply";
  private static final int EVENTS_A_WEBHOOK = 50;

  private ScenarioSalon scenarioSalon;

  @BeforeAll
  void the_salon_is_there() throws IOException {
    scenarioSalon = ScenarioSalon.at("2026-12-02T14:00");
  }

  @AfterAll
  void the_salon_is_gone() {
    scenarioSalon.close();
  }

  /** Returns all pushed messages: the thanks alone, as long as replies go out. */
  private List<AcceptedMessages> thanksTo(SimulatedCustomer customer) {
    return scenarioSalon.sentTo(customer).stream()
        .filter(it -> it.sendMethod() == SendMethod.PUSH)
        .toList();
  }

  @Test
  @Order(1)
  void a_first_message_is_thanked_for_at_eight_in_the_evening_and_never_again() {
    var customer = scenarioSalon.customer("初めての客");
    customer.says("こんにちは");
    scenarioSalon.until("2026-12-02T19:59");
    assertThat(scenarioSalon.sentTo(customer)).isEmpty();

    scenarioSalon.until("2026-12-02T20:00:30");
    assertThat(thanksTo(customer))
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.texts().getFirst()).startsWith("初めての客さま、本日は美容室ひだまり");
              assertThat(sent.at())
                  .isBetween(
                      ScenarioSalon.instant("2026-12-02T20:00"), scenarioSalon.system().now());
            });

    scenarioSalon.until("2026-12-03T14:00");
    customer.says("また来ました");
    scenarioSalon.until("2026-12-03T21:00");
    assertThat(thanksTo(customer)).hasSize(1);
  }

  @Test
  @Order(2)
  void a_customer_who_blocked_the_salon_hears_nothing_more() {
    scenarioSalon.until("2026-12-04T14:00");
    var customer = scenarioSalon.customer("ブロックした客");
    customer.says("こんにちは");
    scenarioSalon.until("2026-12-04T16:00");
    customer.blocks();
    scenarioSalon.until("2026-12-04T21:00");
    assertThat(scenarioSalon.sentTo(customer)).isEmpty();
    assertThat(scenarioSalon.lastEnding(customer.userId()))
        .contains(new DeliveryOutcome.Skipped("left"));
  }

  @Test
  @Order(3)
  void a_customer_who_opted_out_hears_nothing_more() {
    scenarioSalon.until("2026-12-05T14:00");
    var customer = scenarioSalon.customer("停止した客");
    customer.says("こんにちは");
    customer.says("配信停止");
    scenarioSalon.until("2026-12-05T21:00");
    assertThat(thanksTo(customer)).isEmpty();
  }

  @Test
  @Order(4)
  void while_LINE_is_down_the_thanks_wait_and_then_go_out_once() {
    scenarioSalon.until("2026-12-06T14:00");
    var customer = scenarioSalon.customer("障害の日の客");
    customer.says("こんにちは");
    scenarioSalon.line().faults().closeNextBeforeAcceptance(2, PUSH);
    scenarioSalon.until("2026-12-06T20:00:30");
    assertThat(thanksTo(customer)).isEmpty();
    scenarioSalon.until("2026-12-06T20:30");
    assertThat(thanksTo(customer)).singleElement().matches(it -> it.retryKey().isPresent());
    assertThat(scenarioSalon.line().misusedRetryKeys()).isEmpty();
  }

  @Test
  @Order(5)
  void thanks_that_LINE_took_while_its_answer_was_lost_keep_their_retry_key() {
    scenarioSalon.until("2026-12-10T14:00");
    var customer = scenarioSalon.customer("答えのない客");
    customer.says("こんにちは");
    scenarioSalon.line().faults().answerNextAfterAcceptance(1, PUSH, 500);
    scenarioSalon.until("2026-12-10T20:00:30");
    assertThat(thanksTo(customer)).hasSize(1);
    assertThat(scenarioSalon.telemetry()).contains("FollowUpLater");
    scenarioSalon.until("2026-12-10T20:30");
    // LINE would have accepted a second try with another key as a second message.
    assertThat(thanksTo(customer)).hasSize(1);
    assertThat(scenarioSalon.lastEnding(customer.userId()))
        .get()
        .isInstanceOf(DeliveryOutcome.Sent.class);
  }

  @Test
  @Order(6)
  void thanks_that_LINE_does_not_take_until_too_late_lapse() {
    scenarioSalon.until("2026-12-11T14:00");
    var customer = scenarioSalon.customer("遅すぎる客");
    customer.says("こんにちは");
    scenarioSalon.line().faults().closeNextBeforeAcceptance(1_000, PUSH);
    scenarioSalon.until("2026-12-11T23:00");
    scenarioSalon.line().faults().clear();
    scenarioSalon.until("2026-12-12T12:00");
    assertThat(thanksTo(customer)).isEmpty();
    assertThat(scenarioSalon.lastEnding(customer.userId()))
        .get()
        .isIn(new DeliveryOutcome.Unknown("too-late"), new DeliveryOutcome.Skipped("too-late"));
  }

  @Test
  @Order(7)
  void a_thousand_customers_get_exactly_one_thank_you_each() {
    scenarioSalon.until("2026-12-16T11:00");
    scenarioSalon.line().monthlyQuota(OptionalLong.of(5_000));
    var customers = newCustomers(1_000);
    scenarioSalon.until("2026-12-16T21:00");
    assertThat(pushes("2026-12-16T11:00"))
        .hasSize(1_000)
        .containsOnlyKeys(customers)
        .allSatisfy((_, times) -> assertThat(times).isEqualTo(1L));
    assertThat(scenarioSalon.line().misusedRetryKeys()).isEmpty();
  }

  @Test
  @Order(8)
  void beyond_the_monthly_limit_the_rest_is_given_up_and_nothing_is_tried_for_ever() {
    scenarioSalon.until("2027-01-06T11:00");
    scenarioSalon.line().monthlyQuota(OptionalLong.of(200));
    assertThat(scenarioSalon.line().usedThisMonth()).isZero();
    var customers = newCustomers(250);
    scenarioSalon.until("2027-01-06T21:00");
    assertThat(pushes("2027-01-06T11:00")).hasSize(200);
    assertThat(scenarioSalon.line().usedThisMonth()).isEqualTo(200);

    assertThat(endings(customers)).containsOnly(entry("sent", 200L), entry("monthly-limit", 50L));

    scenarioSalon.line().monthlyQuota(OptionalLong.of(5_000));
    scenarioSalon.until("2027-01-08T11:00");
    assertThat(pushes("2027-01-06T11:00")).as("given up for good").hasSize(200);
  }

  @Test
  @Order(9)
  void what_is_kept_back_of_the_month_is_left_by_the_thanks_and_taken_by_an_answer()
      throws IOException {
    scenarioSalon.settings(
        demo ->
            demo.replace("\"keepBack\": 0", "\"keepBack\": 50")
                .replace("\"pushWhenReplyFails\": false", "\"pushWhenReplyFails\": true"));
    scenarioSalon.until("2027-02-03T11:00");
    scenarioSalon.line().monthlyQuota(OptionalLong.of(200));
    var customers = newCustomers(160);
    scenarioSalon.until("2027-02-03T21:00");
    assertThat(endings(customers))
        .containsOnly(entry("sent", 150L), entry("skipped quota-kept-back", 10L));
    assertThat(scenarioSalon.line().usedThisMonth()).isEqualTo(150);

    scenarioSalon.until("2027-02-04T11:00");
    var waiting = scenarioSalon.customer("返事を待つ客");
    scenarioSalon.line().faults().answerNext(1_000, REPLY, 429);
    waiting.says("予約");
    scenarioSalon.until("2027-02-04T11:10");
    scenarioSalon.line().faults().clear();
    assertThat(thanksTo(waiting))
        .as("pushed once its token had ended")
        .singleElement()
        .satisfies(answer -> assertThat(answer.messages()).allMatch(ScenarioSalon::isBooking));

    scenarioSalon.until("2027-02-04T21:00");
    assertThat(endings(List.of(waiting.userId()))).containsOnlyKeys("skipped quota-kept-back");
    assertThat(scenarioSalon.line().usedThisMonth()).isEqualTo(151);
  }

  @Test
  @Order(10)
  void in_the_next_month_there_are_thanks_again() {
    scenarioSalon.until("2027-03-03T11:00");
    var customers = newCustomers(1);
    scenarioSalon.until("2027-03-03T21:00");
    assertThat(endings(customers)).containsOnlyKeys("sent");
  }

  /** Counts the outcomes of these customers' newest events or follow-ups. */
  private Map<String, Long> endings(List<String> customers) {
    return customers.stream()
        .map(id -> scenarioSalon.lastEnding(id).orElseThrow())
        .collect(Collectors.groupingBy(ThanksScenarioTest::word, Collectors.counting()));
  }

  private static String word(DeliveryOutcome ending) {
    return switch (ending) {
      case DeliveryOutcome.Sent _ -> "sent";
      case DeliveryOutcome.Failed(var why) -> why;
      case DeliveryOutcome.Skipped(var why) -> "skipped " + why;
      case DeliveryOutcome.Unknown(var why) -> "unknown " + why;
    };
  }

  /** Counts the pushes to each customer since then. */
  private Map<String, Long> pushes(String since) {
    return scenarioSalon.line().accepted().stream()
        .filter(
            it ->
                it.sendMethod() == SendMethod.PUSH && it.at().isAfter(ScenarioSalon.instant(since)))
        .map(AcceptedMessages::to)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  /** Adds customers who each say hello, many in one webhook as on a busy day. */
  private List<String> newCustomers(int count) {
    var people =
        IntStream.range(0, count).mapToObj(i -> scenarioSalon.line().newCustomer("客" + i)).toList();
    for (int from = 0; from < count; from += EVENTS_A_WEBHOOK) {
      var said =
          people.subList(from, Math.min(count, from + EVENTS_A_WEBHOOK)).stream()
              .map(ThanksScenarioTest::hello)
              .toArray(CustomerAction[]::new);
      var webhookDelivery = scenarioSalon.line().perform(said).done().delivery().join();
      assertThat(webhookDelivery.httpStatus()).isEqualTo(200);
    }
    return people.stream().map(SimulatedCustomer::userId).toList();
  }

  private static CustomerAction hello(SimulatedCustomer customer) {
    var message = PhoneMessages.text("こんにちは");
    return new CustomerAction.Message(
        customer.userId(), customer.userId(), message, Optional.empty());
  }
}
