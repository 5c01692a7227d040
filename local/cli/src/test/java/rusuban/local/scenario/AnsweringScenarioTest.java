package rusuban.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.app.DeliveryOutcome;
import rusuban.core.chat.ChatStatus;
import rusuban.json.JsonObjectBuilder;
import rusuban.local.line.CustomerAction;
import rusuban.local.line.PhoneMessages;
import rusuban.local.line.SimulatedCustomer;
import rusuban.local.line.SimulatedGroup;
import rusuban.local.line.state.SimulatedChat;
import rusuban.local.line.state.TimelineItem;
import rusuban.local.line.state.WebhookDelivery;

/** Scenarios of messages at open hours. Each test has customers of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnsweringScenarioTest {
  private static final String REPLY = "/v2/bot/message/reply";

  private ScenarioSalon scenarioSalon;

  @BeforeAll
  void the_salon_is_there() throws IOException {
    scenarioSalon = ScenarioSalon.at("2026-12-02T14:00");
  }

  @AfterAll
  void the_salon_is_gone() {
    scenarioSalon.close();
  }

  /** Moves to the start of the next minute, which sets the distance to the next tick. */
  @BeforeEach
  void the_next_minute_has_just_begun() {
    var now = scenarioSalon.system().now();
    scenarioSalon.passes(Duration.ofMillis(60_100 - now.toEpochMilli() % 60_000));
  }

  @AfterEach
  void all_is_well_again() {
    scenarioSalon.line().faults().clear();
  }

  private static CustomerAction saying(SimulatedCustomer customer, String text) {
    var message = PhoneMessages.text(text);
    return new CustomerAction.Message(
        customer.userId(), customer.userId(), message, Optional.empty());
  }

  private void assertBookingOnce(SimulatedCustomer customer) {
    assertThat(scenarioSalon.sentTo(customer))
        .singleElement()
        .satisfies(
            sent -> assertThat(sent.messages()).singleElement().matches(ScenarioSalon::isBooking));
  }

  @ParameterizedTest
  @ValueSource(strings = {"よやく", "ヨヤク", "ﾖﾔｸ", "　よやく　おねがいします　", "予約", "ＹＯＹＡＫＵ"})
  void a_booking_is_understood_in_every_script(String word) {
    var customer = scenarioSalon.customer("客 " + word);
    customer.says(word);
    assertBookingOnce(customer);
    assertThat(scenarioSalon.lastEnding(customer.userId()))
        .get()
        .isInstanceOfSatisfying(
            DeliveryOutcome.Sent.class,
            sent -> assertThat(sent.via()).isEqualTo(DeliveryOutcome.Via.REPLY));
  }

  @Test
  void a_redelivered_webhook_gets_200_and_no_second_answer() {
    var customer = scenarioSalon.customer("再配信の客");
    var first = customer.says("予約");
    var again = scenarioSalon.line().redeliver(first.eventId()).orElseThrow().join();
    assertThat(again.httpStatus()).isEqualTo(200);
    assertThat(again.redelivered()).isTrue();
    assertBookingOnce(customer);
    assertThat(scenarioSalon.kept(customer.userId())).hasSize(1);
  }

  @Test
  void two_events_in_one_webhook_both_work() {
    var one = scenarioSalon.customer("同時の客 1");
    var other = scenarioSalon.customer("同時の客 2");
    var webhookDelivery =
        scenarioSalon
            .line()
            .perform(saying(one, "よやく"), saying(other, "予約したい"))
            .done()
            .delivery()
            .join();
    assertThat(webhookDelivery.httpStatus()).isEqualTo(200);
    assertBookingOnce(one);
    assertBookingOnce(other);
  }

  @Test
  void two_messages_of_one_customer_in_one_webhook_are_answered_in_their_order() {
    var customer = scenarioSalon.customer("続けて話す客");
    scenarioSalon
        .line()
        .perform(saying(customer, "現金で払えますか、お支払いは"), saying(customer, "予約"))
        .done()
        .delivery()
        .join();
    var sent = scenarioSalon.sentTo(customer);
    assertThat(sent).hasSize(2);
    assertThat(sent.getFirst().texts()).singleElement().asString().contains("クレジットカード");
    assertThat(sent.getLast().messages()).allMatch(ScenarioSalon::isBooking);
  }

  @Test
  void a_new_friend_is_greeted_and_one_who_comes_back_otherwise() {
    var customer = scenarioSalon.customer("友だち");
    customer.follows();
    assertThat(customer.hears()).singleElement().asString().startsWith("友だちさま、はじめまして。");
    customer.blocks();
    customer.follows();
    assertThat(customer.hears()).hasSize(2);
    assertThat(customer.hears().getLast()).startsWith("友だちさま、おかえりなさいませ。");
  }

  @Test
  void a_customer_handed_to_staff_hears_no_bot_for_an_hour_and_then_again() {
    var customer = scenarioSalon.customer("相談の客");
    customer.says("スタッフに相談したい");
    assertThat(customer.hears()).singleElement().asString().startsWith("スタッフがお返事します。");
    assertThat(scenarioSalon.chat(customer.userId()).orElseThrow().chat().status())
        .isEqualTo(ChatStatus.WAITING);

    scenarioSalon.passes(Duration.ofMinutes(50));
    customer.says("予約");
    assertThat(scenarioSalon.sentTo(customer)).hasSize(1);
    assertThat(scenarioSalon.lastEnding(customer.userId()))
        .contains(new DeliveryOutcome.Skipped("taken-over"));

    scenarioSalon.passes(Duration.ofMinutes(20));
    customer.says("予約");
    assertThat(scenarioSalon.sentTo(customer)).hasSize(2);
  }

  @Test
  void in_a_group_the_bot_speaks_only_when_mentioned() {
    var member = scenarioSalon.customer("グループの客");
    var simulatedGroup = scenarioSalon.line().group(SimulatedChat.Type.GROUP, "家族", member);
    simulatedGroup.invites();
    simulatedGroup.says(member, "予約どうする？");
    assertThat(scenarioSalon.line().acceptedFor(simulatedGroup.chatId()))
        .singleElement()
        .satisfies(sent -> assertThat(sent.texts().getFirst()).contains("お招きありがとうございます"));

    simulatedGroup.mentions(member, "予約");
    var sent = scenarioSalon.line().acceptedFor(simulatedGroup.chatId());
    assertThat(sent).hasSize(2);
    assertThat(sent.getLast().messages()).allMatch(ScenarioSalon::isBooking);
  }

  @Test
  void in_a_group_who_quotes_the_account_speaks_to_it() {
    var member = scenarioSalon.customer("引用する客");
    var simulatedGroup = scenarioSalon.line().group(SimulatedChat.Type.GROUP, "引用の家族", member);
    simulatedGroup.invites();
    simulatedGroup.mentions(member, "予約");
    var said = simulatedGroup.chat();
    var asked =
        said.stream().filter(TimelineItem.FromCustomer.class::isInstance).toList().getLast();
    var answers = said.stream().filter(TimelineItem.FromAccount.class::isInstance).toList();

    quotes(simulatedGroup, member, asked.id());
    quotes(simulatedGroup, member, "468789577898262530");
    assertThat(scenarioSalon.line().acceptedFor(simulatedGroup.chatId())).hasSize(2);
    quotes(simulatedGroup, member, answers.getLast().id());
    quotes(simulatedGroup, member, answers.getFirst().id());
    assertThat(scenarioSalon.line().acceptedFor(simulatedGroup.chatId())).hasSize(4);
  }

  private void quotes(SimulatedGroup simulatedGroup, SimulatedCustomer member, String quoted) {
    var message =
        JsonObjectBuilder.of(PhoneMessages.text("駐車場はありますか"))
            .put("quotedMessageId", quoted)
            .build();
    scenarioSalon
        .line()
        .perform(
            new CustomerAction.Message(
                simulatedGroup.chatId(), member.userId(), message, Optional.empty()))
        .done()
        .delivery()
        .join();
  }

  @Test
  void when_LINE_answers_500_once_the_reply_still_goes_out_once() {
    var customer = scenarioSalon.customer("一度失敗する客");
    scenarioSalon.line().faults().answerNext(1, REPLY, 500);
    assertThat(customer.says("予約").httpStatus()).isEqualTo(200);
    assertBookingOnce(customer);
  }

  @Test
  void when_LINE_takes_the_reply_and_hangs_up_nothing_is_sent_twice_and_staff_see_it() {
    var customer = scenarioSalon.customer("途切れる客");
    scenarioSalon.line().faults().closeNextAfterAcceptance(1, REPLY);
    assertThat(customer.says("予約").httpStatus()).isEqualTo(200);
    assertBookingOnce(customer);
    assertThat(scenarioSalon.lastEnding(customer.userId()))
        .contains(new DeliveryOutcome.Unknown("reply-token-refused"));
    assertThat(scenarioSalon.chat(customer.userId()).orElseThrow().chat().status())
        .isEqualTo(ChatStatus.WAITING);
    scenarioSalon.passes(Duration.ofMinutes(30));
    assertBookingOnce(customer);
  }

  @Test
  void a_reply_that_was_cut_off_is_made_good_by_the_next_tick_while_its_token_lives() {
    var customer = scenarioSalon.customer("待たされる客");
    scenarioSalon.passes(Duration.ofSeconds(25));
    scenarioSalon.line().faults().closeNextBeforeAcceptance(2, REPLY);
    assertThat(customer.says("予約").httpStatus()).isEqualTo(200);
    assertThat(scenarioSalon.sentTo(customer)).isEmpty();
    assertThat(scenarioSalon.lastEnding(customer.userId())).as("outstanding").isEmpty();

    scenarioSalon.passes(Duration.ofSeconds(40));
    assertBookingOnce(customer);
    assertThat(scenarioSalon.lastEnding(customer.userId()))
        .get()
        .isInstanceOf(DeliveryOutcome.Sent.class);
  }

  @Test
  void a_reply_that_missed_its_token_is_left_to_staff_and_never_sent_late() {
    var customer = scenarioSalon.customer("間に合わない客");
    scenarioSalon.line().faults().closeNextBeforeAcceptance(20, REPLY);
    customer.says("予約");
    scenarioSalon.passes(Duration.ofMinutes(5));
    scenarioSalon.line().faults().clear();
    scenarioSalon.passes(Duration.ofMinutes(30));
    assertThat(scenarioSalon.sentTo(customer)).isEmpty();
    assertThat(scenarioSalon.lastEnding(customer.userId()))
        .get()
        .isIn(
            new DeliveryOutcome.Unknown("reply-token-expired"),
            new DeliveryOutcome.Failed("reply-token-expired"));
    assertThat(scenarioSalon.chat(customer.userId()).orElseThrow().chat().status())
        .isEqualTo(ChatStatus.WAITING);
  }

  @Test
  void an_unsent_message_is_gone_from_all_that_is_kept() {
    var customer = scenarioSalon.customer("取り消す客");
    customer.says("ここだけの話、予約は極秘二十七番です");
    assertThat(scenarioSalon.table()).contains("極秘二十七番");

    var said =
        customer.chat().stream()
            .filter(TimelineItem.FromCustomer.class::isInstance)
            .findFirst()
            .orElseThrow();
    assertThat(customer.unsends(said.id()).httpStatus()).isEqualTo(200);
    assertThat(scenarioSalon.table()).doesNotContain("極秘二十七番");
    assertThat(scenarioSalon.kept(customer.userId()))
        .hasSize(2)
        .noneMatch(kept -> kept.raw().orElse("").contains("極秘二十七番"));
  }

  @Test
  void stickers_photos_and_buttons_are_kept_and_left_to_staff() {
    var customer = scenarioSalon.customer("写真の客");
    assertThat(customer.sendsSticker("446", "1988").httpStatus()).isEqualTo(200);
    assertThat(customer.sendsImage(new byte[] {1, 2, 3}).httpStatus()).isEqualTo(200);
    assertThat(customer.taps("action=none").status()).isEqualTo(WebhookDelivery.Status.OK);
    assertThat(scenarioSalon.kept(customer.userId()))
        .hasSize(3)
        .allMatch(it -> it.outcome().isPresent());
    assertThat(scenarioSalon.sentTo(customer)).isEmpty();
  }

  @Test
  void the_journal_of_a_conversation_holds_no_word_and_no_secret_of_it() {
    var customer = scenarioSalon.customer("カナリア");
    customer.says("予約、合言葉はカナリア語");
    assertThat(scenarioSalon.telemetry())
        .contains("EventKept")
        .contains("ReplySent")
        .doesNotContain("カナリア")
        .doesNotContain(scenarioSalon.line().channel().secret())
        .doesNotContain(scenarioSalon.line().channel().accessToken());
  }
}
