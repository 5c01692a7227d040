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
import rusuban.local.http.Fields;
import rusuban.local.line.Action;
import rusuban.local.line.Chat;
import rusuban.local.line.Delivery;
import rusuban.local.line.Group;
import rusuban.local.line.Item;
import rusuban.local.line.Person;
import rusuban.local.line.PhoneMessages;

/** Scenarios of messages at open hours. Each test has customers of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnsweringScenarioTest {
  private static final String REPLY = "/v2/bot/message/reply";

  private Salon salon;

  @BeforeAll
  void the_salon_is_there() throws IOException {
    salon = Salon.at("2026-12-02T14:00");
  }

  @AfterAll
  void the_salon_is_gone() {
    salon.close();
  }

  /** Moves to the start of the next minute, which sets the distance to the next tick. */
  @BeforeEach
  void the_next_minute_has_just_begun() {
    var now = salon.system().now();
    salon.passes(Duration.ofMillis(60_100 - now.toEpochMilli() % 60_000));
  }

  @AfterEach
  void all_is_well_again() {
    salon.line().faults().clear();
  }

  private static Action saying(Person customer, String text) {
    var message = PhoneMessages.text(text);
    return new Action.Message(customer.userId(), customer.userId(), message, Optional.empty());
  }

  private void assertBookingOnce(Person customer) {
    assertThat(salon.sentTo(customer))
        .singleElement()
        .satisfies(sent -> assertThat(sent.messages()).singleElement().matches(Salon::isBooking));
  }

  @ParameterizedTest
  @ValueSource(strings = {"よやく", "ヨヤク", "ﾖﾔｸ", "　よやく　おねがいします　", "予約", "ＹＯＹＡＫＵ"})
  void a_booking_is_understood_in_every_script(String word) {
    var customer = salon.customer("客 " + word);
    customer.says(word);
    assertBookingOnce(customer);
    assertThat(salon.lastEnding(customer.userId()))
        .get()
        .isInstanceOfSatisfying(
            DeliveryOutcome.Sent.class,
            sent -> assertThat(sent.via()).isEqualTo(DeliveryOutcome.Via.REPLY));
  }

  @Test
  void a_redelivered_webhook_gets_200_and_no_second_answer() {
    var customer = salon.customer("再配信の客");
    var first = customer.says("予約");
    var again = salon.line().redeliver(first.eventId()).orElseThrow().join();
    assertThat(again.httpStatus()).isEqualTo(200);
    assertThat(again.redelivered()).isTrue();
    assertBookingOnce(customer);
    assertThat(salon.kept(customer.userId())).hasSize(1);
  }

  @Test
  void two_events_in_one_webhook_both_work() {
    var one = salon.customer("同時の客 1");
    var other = salon.customer("同時の客 2");
    var delivery =
        salon.line().perform(saying(one, "よやく"), saying(other, "予約したい")).done().delivery().join();
    assertThat(delivery.httpStatus()).isEqualTo(200);
    assertBookingOnce(one);
    assertBookingOnce(other);
  }

  @Test
  void two_messages_of_one_customer_in_one_webhook_are_answered_in_their_order() {
    var customer = salon.customer("続けて話す客");
    salon
        .line()
        .perform(saying(customer, "現金で払えますか、お支払いは"), saying(customer, "予約"))
        .done()
        .delivery()
        .join();
    var sent = salon.sentTo(customer);
    assertThat(sent).hasSize(2);
    assertThat(sent.getFirst().texts()).singleElement().asString().contains("クレジットカード");
    assertThat(sent.getLast().messages()).allMatch(Salon::isBooking);
  }

  @Test
  void a_new_friend_is_greeted_and_one_who_comes_back_otherwise() {
    var customer = salon.customer("友だち");
    customer.follows();
    assertThat(customer.hears()).singleElement().asString().startsWith("友だちさま、はじめまして。");
    customer.blocks();
    customer.follows();
    assertThat(customer.hears()).hasSize(2);
    assertThat(customer.hears().getLast()).startsWith("友だちさま、おかえりなさいませ。");
  }

  @Test
  void a_customer_handed_to_staff_hears_no_bot_for_an_hour_and_then_again() {
    var customer = salon.customer("相談の客");
    customer.says("スタッフに相談したい");
    assertThat(customer.hears()).singleElement().asString().startsWith("スタッフがお返事します。");
    assertThat(salon.chat(customer.userId()).orElseThrow().chat().status())
        .isEqualTo(ChatStatus.WAITING);

    salon.passes(Duration.ofMinutes(50));
    customer.says("予約");
    assertThat(salon.sentTo(customer)).hasSize(1);
    assertThat(salon.lastEnding(customer.userId()))
        .contains(new DeliveryOutcome.Skipped("taken-over"));

    salon.passes(Duration.ofMinutes(20));
    customer.says("予約");
    assertThat(salon.sentTo(customer)).hasSize(2);
  }

  @Test
  void in_a_group_the_bot_speaks_only_when_mentioned() {
    var member = salon.customer("グループの客");
    var group = salon.line().group(Chat.Type.GROUP, "家族", member);
    group.invites();
    group.says(member, "予約どうする？");
    assertThat(salon.line().acceptedFor(group.chatId()))
        .singleElement()
        .satisfies(sent -> assertThat(sent.texts().getFirst()).contains("お招きありがとうございます"));

    group.mentions(member, "予約");
    var sent = salon.line().acceptedFor(group.chatId());
    assertThat(sent).hasSize(2);
    assertThat(sent.getLast().messages()).allMatch(Salon::isBooking);
  }

  @Test
  void in_a_group_who_quotes_the_account_speaks_to_it() {
    var member = salon.customer("引用する客");
    var group = salon.line().group(Chat.Type.GROUP, "引用の家族", member);
    group.invites();
    group.mentions(member, "予約");
    var said = group.chat();
    var asked = said.stream().filter(Item.FromCustomer.class::isInstance).toList().getLast();
    var answers = said.stream().filter(Item.FromAccount.class::isInstance).toList();

    quotes(group, member, asked.id());
    quotes(group, member, "468789577898262530");
    assertThat(salon.line().acceptedFor(group.chatId())).hasSize(2);
    quotes(group, member, answers.getLast().id());
    quotes(group, member, answers.getFirst().id());
    assertThat(salon.line().acceptedFor(group.chatId())).hasSize(4);
  }

  private void quotes(Group group, Person member, String quoted) {
    var message = Fields.of(PhoneMessages.text("駐車場はありますか")).put("quotedMessageId", quoted).build();
    salon
        .line()
        .perform(new Action.Message(group.chatId(), member.userId(), message, Optional.empty()))
        .done()
        .delivery()
        .join();
  }

  @Test
  void when_LINE_answers_500_once_the_reply_still_goes_out_once() {
    var customer = salon.customer("一度失敗する客");
    salon.line().faults().answerNext(1, REPLY, 500);
    assertThat(customer.says("予約").httpStatus()).isEqualTo(200);
    assertBookingOnce(customer);
  }

  @Test
  void when_LINE_takes_the_reply_and_hangs_up_nothing_is_sent_twice_and_staff_see_it() {
    var customer = salon.customer("途切れる客");
    salon.line().faults().closeNextAfterAcceptance(1, REPLY);
    assertThat(customer.says("予約").httpStatus()).isEqualTo(200);
    assertBookingOnce(customer);
    assertThat(salon.lastEnding(customer.userId()))
        .contains(new DeliveryOutcome.Unknown("reply-token-refused"));
    assertThat(salon.chat(customer.userId()).orElseThrow().chat().status())
        .isEqualTo(ChatStatus.WAITING);
    salon.passes(Duration.ofMinutes(30));
    assertBookingOnce(customer);
  }

  @Test
  void a_reply_that_was_cut_off_is_made_good_by_the_next_tick_while_its_token_lives() {
    var customer = salon.customer("待たされる客");
    salon.passes(Duration.ofSeconds(25));
    salon.line().faults().closeNextBeforeAcceptance(2, REPLY);
    assertThat(customer.says("予約").httpStatus()).isEqualTo(200);
    assertThat(salon.sentTo(customer)).isEmpty();
    assertThat(salon.lastEnding(customer.userId())).as("outstanding").isEmpty();

    salon.passes(Duration.ofSeconds(40));
    assertBookingOnce(customer);
    assertThat(salon.lastEnding(customer.userId())).get().isInstanceOf(DeliveryOutcome.Sent.class);
  }

  @Test
  void a_reply_that_missed_its_token_is_left_to_staff_and_never_sent_late() {
    var customer = salon.customer("間に合わない客");
    salon.line().faults().closeNextBeforeAcceptance(20, REPLY);
    customer.says("予約");
    salon.passes(Duration.ofMinutes(5));
    salon.line().faults().clear();
    salon.passes(Duration.ofMinutes(30));
    assertThat(salon.sentTo(customer)).isEmpty();
    assertThat(salon.lastEnding(customer.userId()))
        .get()
        .isIn(
            new DeliveryOutcome.Unknown("reply-token-expired"),
            new DeliveryOutcome.Failed("reply-token-expired"));
    assertThat(salon.chat(customer.userId()).orElseThrow().chat().status())
        .isEqualTo(ChatStatus.WAITING);
  }

  @Test
  void an_unsent_message_is_gone_from_all_that_is_kept() {
    var customer = salon.customer("取り消す客");
    customer.says("ここだけの話、予約は極秘二十七番です");
    assertThat(salon.table()).contains("極秘二十七番");

    var said =
        customer.chat().stream()
            .filter(Item.FromCustomer.class::isInstance)
            .findFirst()
            .orElseThrow();
    assertThat(customer.unsends(said.id()).httpStatus()).isEqualTo(200);
    assertThat(salon.table()).doesNotContain("極秘二十七番");
    assertThat(salon.kept(customer.userId()))
        .hasSize(2)
        .noneMatch(kept -> kept.raw().orElse("").contains("極秘二十七番"));
  }

  @Test
  void stickers_photos_and_buttons_are_kept_and_left_to_staff() {
    var customer = salon.customer("写真の客");
    assertThat(customer.sendsSticker("446", "1988").httpStatus()).isEqualTo(200);
    assertThat(customer.sendsImage(new byte[] {1, 2, 3}).httpStatus()).isEqualTo(200);
    assertThat(customer.taps("action=none").status()).isEqualTo(Delivery.Status.OK);
    assertThat(salon.kept(customer.userId())).hasSize(3).allMatch(it -> it.outcome().isPresent());
    assertThat(salon.sentTo(customer)).isEmpty();
  }

  @Test
  void the_journal_of_a_conversation_holds_no_word_and_no_secret_of_it() {
    var customer = salon.customer("カナリア");
    customer.says("予約、合言葉はカナリア語");
    assertThat(salon.telemetry())
        .contains("EventKept")
        .contains("ReplySent")
        .doesNotContain("カナリア")
        .doesNotContain(salon.line().channel().secret())
        .doesNotContain(salon.line().channel().accessToken());
  }
}
