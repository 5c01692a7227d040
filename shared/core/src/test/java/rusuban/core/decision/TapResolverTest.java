package rusuban.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.decision.EventFixture.GROUP;
import static rusuban.core.decision.EventFixture.HANAKO;
import static rusuban.core.decision.ShopFixture.at;
import static rusuban.core.decision.ShopFixture.said;
import static rusuban.core.decision.ShopFixture.say;
import static rusuban.core.decision.ShopFixture.started;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatStatus;
import rusuban.core.chat.ResponseMode;
import rusuban.core.decision.trace.TraceText;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.KeywordRule.Active;
import rusuban.json.Json;

/** Tests that a tap is answered by a rule or left to staff, and never dropped. */
class TapResolverTest {
  private static final Instant OPEN = at("2026-11-24T12:00");
  private static final Instant NIGHT = at("2026-11-24T22:00");
  private static final EventContent PRICE =
      new EventContent.PostbackEvent("action=price", Map.of());
  private static final EventContent DATE =
      new EventContent.PostbackEvent("book", Map.of("datetime", "2026-12-10T15:00"));
  private static final EventContent MENU =
      new EventContent.PostbackEvent(
          "menu-b", Map.of("newRichMenuAliasId", "b", "status", "SUCCESS"));

  private static ShopFixture shop(RuleBuilder... rules) {
    return new ShopFixture()
        .rules(rules)
        .defaultReply(say("DEFAULT"))
        .greeting(buttons(), buttons(), buttons());
  }

  private static List<Json> buttons() {
    var action = new LinkedHashMap<String, Json>();
    action.put("type", Json.str("postback"));
    action.put("data", Json.str("action=price"));
    action.put("displayText", Json.str("料金"));
    var template = new LinkedHashMap<String, Json>();
    template.put("type", Json.str("template"));
    template.put("actions", new Json.Arr(List.of(new Json.Obj(action))));
    return List.of(new Json.Obj(template));
  }

  @Test
  void the_text_that_a_button_shows_is_what_the_customer_said() {
    assertThat(said(tap(shop(RuleBuilder.on("料金", "PRICE")), PRICE, OPEN)))
        .containsExactly("PRICE");
  }

  @Test
  void a_rule_on_the_data_answers_and_the_first_of_both_kinds_counts() {
    var onData = RuleBuilder.onTap("action=price", "BY-DATA");
    var onText = RuleBuilder.on("料金", "BY-TEXT");
    assertThat(said(tap(shop(onData), PRICE, OPEN))).containsExactly("BY-DATA");
    assertThat(said(tap(shop(onData, onText), PRICE, OPEN))).containsExactly("BY-DATA");
    assertThat(said(tap(shop(onText, onData), PRICE, OPEN))).containsExactly("BY-TEXT");
    assertThat(said(tap(shop(onText.active(Active.OUTSIDE_HOURS), onData), PRICE, OPEN)))
        .containsExactly("BY-DATA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"action=pric", "action=price2", "ACTION=price", " action=price"})
  void data_is_compared_to_the_letter(String data) {
    var shopFixture =
        shop(RuleBuilder.onTap("action=price", "PRICE"), RuleBuilder.on("料金", "TEXT"));
    assertThat(said(tap(shopFixture, new EventContent.PostbackEvent(data, Map.of()), OPEN)))
        .containsExactly("DEFAULT");
  }

  @Test
  void no_text_calls_up_a_rule_on_data() {
    var shopFixture = shop(RuleBuilder.onTap("action=price", "PRICE"));
    var event = EventFixture.text("e1", OPEN, "action=price");
    assertThat(said(Decider.decide(shopFixture.ready(), Chat.unknown(HANAKO), event, OPEN)))
        .containsExactly("DEFAULT");
  }

  @Test
  void a_tap_that_no_rule_answers_goes_the_way_of_a_message() {
    assertThat(said(tap(shop(), DATE, OPEN))).containsExactly("DEFAULT");
    assertThat(said(tap(shop(), DATE, NIGHT))).containsExactly("closed");
    var silent = tap(new ShopFixture(), DATE, OPEN);
    assertThat(said(silent)).containsExactly("[staff NO_ANSWER_SET]");
    assertThat(silent.chat().status()).isEqualTo(ChatStatus.WAITING);
    assertThat(said(tap(new ShopFixture().mode(ResponseMode.STAFF), DATE, OPEN)))
        .containsExactly("[staff STAFF_MODE]");
    var event = EventFixture.withoutToken(EventFixture.in(HANAKO, "e1", OPEN, DATE));
    assertThat(said(Decider.decide(new ShopFixture().ready(), Chat.unknown(HANAKO), event, OPEN)))
        .containsExactly("[staff NO_REPLY_TOKEN]");
  }

  @Test
  void a_tap_waits_for_staff_where_there_are_no_settings_yet() {
    var chat = Chat.unknown(HANAKO);
    var event = EventFixture.in(HANAKO, "e1", OPEN, DATE);
    assertThat(Decider.withoutSettings(chat, event).chat().status()).isEqualTo(ChatStatus.WAITING);
    var menu = EventFixture.in(HANAKO, "e1", OPEN, MENU);
    assertThat(Decider.withoutSettings(chat, menu).chat().status()).isEqualTo(ChatStatus.DONE);
  }

  @Test
  void another_rich_menu_is_no_request_unless_a_rule_on_its_data_answers() {
    assertThat(said(tap(shop(), MENU, OPEN))).containsExactly("[silence ON_RECORD_ONLY]");
    var failed = new EventContent.PostbackEvent("menu-b", Map.of("status", "FAILED"));
    assertThat(said(tap(shop(), failed, NIGHT))).containsExactly("[silence ON_RECORD_ONLY]");
    assertThat(said(tap(shop(RuleBuilder.onTap("menu-b", "MENU")), MENU, OPEN)))
        .containsExactly("MENU");
    var closed = shop(RuleBuilder.onTap("menu-b", "MENU").active(Active.INSIDE_HOURS));
    assertThat(said(tap(closed, MENU, NIGHT))).containsExactly("[silence ON_RECORD_ONLY]");
    var staff = shop(RuleBuilder.onTap("menu-b", "MENU")).mode(ResponseMode.STAFF);
    assertThat(said(tap(staff, MENU, OPEN))).containsExactly("[silence STAFF_MODE]");
    assertThat(tap(shop(), MENU, OPEN).chat().messages()).isZero();
  }

  @Test
  void the_first_tap_is_a_first_message_and_another_rich_menu_is_none() {
    var thanks =
        new FollowUpPlan(
            "thanks",
            FollowUpPlan.Start.FIRST_MESSAGE,
            new FollowUpPlan.Due.SameDay(LocalTime.of(20, 0), LocalTime.of(21, 0)),
            say("thanks"));
    assertThat(started(tap(shop().followUps(thanks), PRICE, OPEN))).hasSize(1);
    assertThat(started(tap(shop().followUps(thanks), MENU, OPEN))).isEmpty();
  }

  @Test
  void a_tap_in_a_group_addresses_the_account() {
    var event = EventFixture.in(GROUP, "e1", OPEN, PRICE);
    var decision =
        Decider.decide(
            shop(RuleBuilder.on("料金", "PRICE")).ready(), Chat.unknown(GROUP), event, OPEN);
    assertThat(said(decision)).containsExactly("PRICE");
  }

  @ParameterizedTest
  @CsvSource({
    "datetime, 2026-12-10T15:00, 12月10日(木) 15:00",
    "datetime, 2027-01-05T09:05, 2027年1月5日(火) 9:05",
    "date,     2026-12-10,       12月10日(木)",
    "time,     09:30,            9:30",
    "datetime, 2026-02-30T15:00, ご希望の日時",
    "datetime, '',               ご希望の日時",
    "date,     canary,           ご希望の日時",
    "date,     +999999999-01-01, ご希望の日時",
    "time,     25:00,            ご希望の日時",
    "other,    2026-12-10,       ご希望の日時",
  })
  void what_was_picked_is_put_into_words(String mode, String value, String words) {
    var shopFixture = shop(RuleBuilder.onTap("book", "{選んだ日時}で承りました。"));
    var picked = new EventContent.PostbackEvent("book", Map.of(mode, value));
    assertThat(filled(shopFixture, picked)).isEqualTo(words + "で承りました。");
  }

  @Test
  void elsewhere_the_fallback_reads_well() {
    var shopFixture = shop(RuleBuilder.on("料金", "{選んだ日時}をお知らせください。"));
    assertThat(filled(shopFixture, PRICE)).isEqualTo("ご希望の日時をお知らせください。");
  }

  @Test
  void staff_see_in_the_trace_what_was_picked() {
    var step = tap(shop(), DATE, OPEN).trace().getFirst();
    assertThat(TraceText.ja(step)).contains("2026年12月10日(木) 15:00");
    assertThat(TraceText.en(step)).contains("2026-12-10 15:00");
  }

  private static String filled(ShopFixture shopFixture, EventContent eventContent) {
    var event = EventFixture.in(HANAKO, "e1", OPEN, eventContent);
    var answer =
        (Outcome.Answer)
            Decider.decide(shopFixture.ready(), Chat.unknown(HANAKO), event, OPEN).outcome();
    var messages =
        MessageVariableValues.fill(
            answer.messages(),
            shopFixture.ready(),
            Optional.empty(),
            Optional.of(eventContent),
            OPEN);
    return ((Json.Obj) messages.getFirst()).text("text").orElseThrow();
  }

  private static Decision tap(ShopFixture shopFixture, EventContent eventContent, Instant now) {
    Event event = EventFixture.in(HANAKO, "e1", now, eventContent);
    return Decider.decide(shopFixture.ready(), Chat.unknown(HANAKO), event, now);
  }

  @Test
  void a_cooldown_holds_for_taps_too() {
    var shopFixture = shop(RuleBuilder.onTap("action=price", "PRICE").pause(Duration.ofHours(1)));
    var first = tap(shopFixture, PRICE, OPEN);
    var again = EventFixture.in(HANAKO, "e2", OPEN.plusSeconds(9), PRICE);
    assertThat(said(Decider.decide(shopFixture.ready(), first.chat(), again, OPEN.plusSeconds(9))))
        .containsExactly("DEFAULT");
  }
}
