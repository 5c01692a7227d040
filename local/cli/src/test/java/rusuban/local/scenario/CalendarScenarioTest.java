package rusuban.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Scenarios of a winter of the salon, in the order of its days: its clock only goes forward. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CalendarScenarioTest {
  private ScenarioSalon scenarioSalon;

  @BeforeAll
  void the_salon_is_there() throws IOException {
    scenarioSalon = ScenarioSalon.at("2026-11-25T20:50");
  }

  @AfterAll
  void the_salon_is_gone() {
    scenarioSalon.close();
  }

  /** Returns the answer to a customer of this name, for a message that no rule knows. */
  private String heardBy(String name) {
    var customer = scenarioSalon.customer(name);
    customer.says("もしもし");
    return customer.hears().getLast();
  }

  @Test
  @Order(1)
  void a_closed_night_brings_one_notice_and_the_next_night_one_again() {
    var customer = scenarioSalon.customer("夜の花子");
    customer.says("こんばんは");
    assertThat(customer.hears())
        .singleElement()
        .asString()
        .startsWith("夜の花子さま")
        .contains("美容室ひだまりです")
        .contains("次の営業（明日 11月26日(木) 10:00）");

    customer.says("もしもし");
    scenarioSalon.until("2026-11-26T00:30");
    customer.says("起きていますか");
    assertThat(customer.hears()).hasSize(1);

    scenarioSalon.until("2026-11-26T12:00");
    customer.says("お昼です");
    assertThat(customer.hears()).as("open: left to staff").hasSize(1);

    scenarioSalon.until("2026-11-26T22:00");
    customer.says("また夜です");
    customer.says("もしもし");
    assertThat(customer.hears()).hasSize(2);
    assertThat(customer.hears().getLast()).contains("次の営業（明日 11月27日(金) 10:00）");
  }

  @Test
  @Order(2)
  void a_monday_before_the_second_tuesday_is_one_closed_period_with_it() {
    scenarioSalon.until("2026-12-07T14:00");
    assertThat(heardBy("月曜の客")).contains("次の営業（12月9日(水) 10:00）");

    scenarioSalon.until("2026-12-08T14:00");
    scenarioSalon.customer("月曜の客").says("火曜もお休みですか、もしもし");
    scenarioSalon.customer("月曜の客").says("もしもし");
    var heard = scenarioSalon.customer("月曜の客").hears();
    assertThat(heard.stream().filter(text -> text.contains("ただいま営業時間外"))).hasSize(1);
  }

  @Test
  @Order(3)
  void late_on_new_years_eve_the_next_opening_is_named_with_its_year() {
    // 12/30 to 1/3 are closed, 1/4 is a Monday, and 1/5, the first Tuesday, is open.
    scenarioSalon.until("2026-12-31T23:30");
    assertThat(heardBy("大晦日の客")).contains("次の営業（2027年1月5日(火) 10:00）");
  }

  @Test
  @Order(4)
  void in_the_new_year_the_year_is_not_named_and_the_notice_not_repeated() {
    scenarioSalon.until("2027-01-01T00:30");
    assertThat(heardBy("元日の客")).contains("次の営業（1月5日(火) 10:00）");
    scenarioSalon.customer("大晦日の客").says("あけましておめでとう");
    assertThat(scenarioSalon.customer("大晦日の客").hears()).hasSize(1);
  }

  @Test
  @Order(5)
  void a_holiday_with_a_special_opening_is_open_at_its_own_hours() {
    // 2027-01-11 is a Monday and 成人の日, but the salon is open from 8 to 15.
    scenarioSalon.until("2027-01-11T07:30");
    assertThat(heardBy("早朝の客")).contains("次の営業（本日 8:00）");

    scenarioSalon.until("2027-01-11T09:00");
    var early = scenarioSalon.customer("着付けの客");
    early.says("もしもし");
    assertThat(early.hears()).as("open: left to staff").isEmpty();
    early.says("今日は何時まで");
    assertThat(early.hears()).singleElement().asString().contains("1月11日(月)の営業時間：08:00〜15:00");

    // The next day is the second Tuesday of January, which is closed.
    scenarioSalon.until("2027-01-11T15:30");
    assertThat(heardBy("午後の客")).contains("次の営業（1月13日(水) 10:00）");
  }

  @Test
  @Order(6)
  void a_national_holiday_on_a_thursday_is_closed() {
    scenarioSalon.until("2027-02-11T13:00"); // 建国記念の日
    assertThat(heardBy("祝日の客")).contains("次の営業（明日 2月12日(金) 10:00）");
  }
}
