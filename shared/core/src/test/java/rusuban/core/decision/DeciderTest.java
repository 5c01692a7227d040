package rusuban.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.decision.EventFixture.GROUP;
import static rusuban.core.decision.EventFixture.HANAKO;
import static rusuban.core.decision.ShopFixture.at;
import static rusuban.core.decision.ShopFixture.said;
import static rusuban.core.decision.ShopFixture.say;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.ChatStatus;
import rusuban.core.chat.ResponseMode;
import rusuban.core.decision.trace.TraceStep;
import rusuban.core.decision.trace.TraceText;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.core.event.EventContent.ReceivedMessage;
import rusuban.core.hours.ScheduledToggle;
import rusuban.core.shop.ShopState;
import rusuban.core.shop.ShopSwitch.Kind;

class DeciderTest {
  private static final Instant OPEN = at("2026-11-24T12:00");
  private static final Instant CLOSED = at("2026-11-24T22:00");
  private static final Chat NEW = Chat.unknown(HANAKO);

  @Test
  void the_steps_are_asked_in_this_order() {
    assertThat(Decider.steps())
        .containsExactly(
            "not-answerable",
            "greeting",
            "taken-over",
            "staff-mode",
            "keyword-rule",
            "not-addressed",
            "closed-notice",
            "busy-notice",
            "default-reply",
            "left-to-staff");
  }

  @Test
  void the_trace_names_every_step_that_looked_and_only_the_last_took_it() {
    var decision =
        Decider.decide(new ShopFixture().ready(), NEW, EventFixture.text("e", OPEN, "こんにちは"), OPEN);
    assertThat(decision.trace()).extracting(TraceStep::step).isEqualTo(Decider.steps());
    assertThat(decision.trace().getLast().took()).isTrue();
    assertThat(decision.trace().subList(0, 9)).noneMatch(TraceStep::took);
    assertThat(said(decision)).containsExactly("[staff NO_ANSWER_SET]");
    assertThat(decision.chat().status()).isEqualTo(ChatStatus.WAITING);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("eventsThatAreOnlyKept")
  void an_event_that_is_not_to_be_answered_is_taken_by_the_first_step(
      String name, Event event, String outcome) {
    var shopFixture =
        new ShopFixture().defaultReply(say("default")).greeting(say("hi"), say("hi"), say("hi"));
    var decision =
        Decider.decide(shopFixture.ready(), Chat.unknown(event.chat().orElseThrow()), event, OPEN);
    assertThat(said(decision)).as(name).containsExactly(outcome);
    assertThat(decision.trace()).singleElement().matches(TraceStep::took);
    assertThat(decision.trace().getFirst().step()).isEqualTo("not-answerable");
  }

  static Stream<Arguments> eventsThatAreOnlyKept() {
    var hello = EventFixture.text("e", OPEN, "こんにちは");
    return Stream.of(
        row("standby", EventFixture.standby(hello), "[silence STANDBY]"),
        row("the account's own message", EventFixture.own(hello), "[silence OWN_MESSAGE]"),
        row(
            "a message without a token",
            EventFixture.withoutToken(hello),
            "[staff NO_REPLY_TOKEN]"),
        row(
            "a follow without a token",
            EventFixture.withoutToken(event(new EventContent.FollowEvent(false))),
            "[silence NO_REPLY_TOKEN]"),
        row("unreadable", event(new EventContent.UnreadableEvent("no type")), "[staff UNREADABLE]"),
        row("unsend", event(new EventContent.UnsendEvent("m")), "[silence ON_RECORD_ONLY]"),
        row("unfollow", event(new EventContent.UnfollowEvent()), "[silence ON_RECORD_ONLY]"),
        row(
            "leave",
            EventFixture.in(GROUP, "e", OPEN, new EventContent.LeaveEvent()),
            "[silence ON_RECORD_ONLY]"),
        row(
            "memberJoined",
            EventFixture.in(GROUP, "e", OPEN, new EventContent.MemberJoinedEvent(List.of("U1"))),
            "[silence ON_RECORD_ONLY]"),
        row(
            "memberLeft",
            EventFixture.in(GROUP, "e", OPEN, new EventContent.MemberLeftEvent(List.of("U1"))),
            "[silence ON_RECORD_ONLY]"),
        row(
            "another rich menu",
            event(new EventContent.PostbackEvent("a=1", Map.of("status", "SUCCESS"))),
            "[silence ON_RECORD_ONLY]"),
        row(
            "an event LINE adds later",
            event(new EventContent.OtherEvent("telepathy")),
            "[silence ON_RECORD_ONLY]"));
  }

  private static Arguments row(Object... cells) {
    return Arguments.of(cells);
  }

  private static Event event(EventContent eventContent) {
    return EventFixture.in(HANAKO, "e", OPEN, eventContent);
  }

  @Test
  void the_greeting_is_for_the_new_the_returning_and_the_group() {
    var compiledSettings =
        new ShopFixture().greeting(say("welcome"), say("welcome back"), say("hello all")).ready();
    var follow = event(new EventContent.FollowEvent(false));
    assertThat(said(Decider.decide(compiledSettings, NEW, follow, OPEN)))
        .containsExactly("welcome");
    assertThat(
            said(
                Decider.decide(
                    compiledSettings, NEW, event(new EventContent.FollowEvent(true)), OPEN)))
        .containsExactly("welcome back");
    var left =
        EventFixture.in(HANAKO, "e0", OPEN.minusSeconds(9), new EventContent.UnfollowEvent());
    var gone = Decider.decide(compiledSettings, NEW, left, OPEN).chat();
    assertThat(said(Decider.decide(compiledSettings, gone, follow, OPEN)))
        .containsExactly("welcome back");
    var join = EventFixture.in(GROUP, "e", OPEN, new EventContent.JoinEvent());
    assertThat(said(Decider.decide(compiledSettings, Chat.unknown(GROUP), join, OPEN)))
        .containsExactly("hello all");
  }

  @Test
  void a_greeting_that_is_not_set_is_silence_also_where_a_default_reply_is() {
    var compiledSettings = new ShopFixture().defaultReply(say("default")).ready();
    assertThat(
            said(
                Decider.decide(
                    compiledSettings, NEW, event(new EventContent.FollowEvent(false)), OPEN)))
        .containsExactly("[silence NO_ANSWER_SET]");
  }

  @Test
  void what_arrives_after_word_of_a_later_block_is_not_answered() {
    var compiledSettings =
        new ShopFixture()
            .defaultReply(say("default"))
            .greeting(say("hi"), say("hi"), say("hi"))
            .ready();
    var block = EventFixture.in(HANAKO, "e9", OPEN, new EventContent.UnfollowEvent());
    var gone = Decider.decide(compiledSettings, NEW, block, OPEN).chat();
    var before = OPEN.minusSeconds(1);
    for (var late :
        List.of(
            EventFixture.text("e1", before, "こんにちは"),
            EventFixture.in(HANAKO, "e2", before, new EventContent.FollowEvent(true))))
      assertThat(said(Decider.decide(compiledSettings, gone, late, OPEN)))
          .containsExactly("[silence LEFT]");
    var newer = EventFixture.text("e3", OPEN.plusMillis(1), "戻りました");
    assertThat(said(Decider.decide(compiledSettings, gone, newer, OPEN)))
        .as("who writes has unblocked us, though word of that is late")
        .containsExactly("default");
  }

  @Test
  void a_message_that_was_taken_back_before_it_came_is_not_answered() {
    var compiledSettings = new ShopFixture().defaultReply(say("default")).ready();
    var unsent =
        Decider.decide(compiledSettings, NEW, event(new EventContent.UnsendEvent("m-e")), OPEN)
            .chat();
    assertThat(
            said(
                Decider.decide(compiledSettings, unsent, EventFixture.text("e", OPEN, "秘密"), OPEN)))
        .containsExactly("[silence UNSENT]");
  }

  @Test
  void a_chat_is_with_staff_until_the_time_and_no_longer() {
    var compiledSettings = new ShopFixture().defaultReply(say("default")).ready();
    var held = ChatBuilder.of(NEW).pausedUntil(OPEN).done();
    var hello = EventFixture.text("e", OPEN.minusMillis(1), "こんにちは");
    var decision = Decider.decide(compiledSettings, held, hello, OPEN.minusMillis(1));
    assertThat(said(decision)).containsExactly("[staff TAKEN_OVER]");
    assertThat(decision.chat().status()).isEqualTo(ChatStatus.WAITING);
    assertThat(said(Decider.decide(compiledSettings, held, hello, OPEN)))
        .containsExactly("default");
  }

  @ParameterizedTest
  @CsvSource({
    "AUTO,     ,         2026-11-24T12:00, false, answer",
    "STAFF,    ,         2026-11-24T12:00, false, staff",
    "STAFF,    ,         2026-11-24T22:00, false, staff",
    "BY_HOURS, ,         2026-11-24T12:00, false, staff",
    "BY_HOURS, ,         2026-11-24T09:59, false, answer",
    "BY_HOURS, ,         2026-11-24T10:00, false, staff",
    "BY_HOURS, ,         2026-11-24T18:59, false, staff",
    "BY_HOURS, ,         2026-11-24T19:00, false, answer",
    "BY_HOURS, ,         2026-11-24T12:00, true,  answer",
    "STAFF,    AUTO,     2026-11-24T12:00, false, answer",
    "AUTO,     STAFF,    2026-11-24T12:00, false, staff",
    "STAFF,    BY_HOURS, 2026-11-24T22:00, false, answer",
    "AUTO,     BY_HOURS, 2026-11-24T12:00, false, staff",
  })
  void a_chats_own_mode_goes_before_the_accounts(
      ResponseMode account, ResponseMode own, String time, boolean busy, String comesTo) {
    var until = Optional.of(new ScheduledToggle(Optional.empty(), at("2026-11-24T18:00")));
    var shopFixture = new ShopFixture().mode(account).rules(RuleBuilder.on("料金", "answer"));
    if (busy) shopFixture.switches(Optional.empty(), until);
    var chat = ChatBuilder.of(NEW).mode(Optional.ofNullable(own)).done();
    var decision =
        Decider.decide(
            shopFixture.ready(), chat, EventFixture.text("e", at(time), "料金は"), at(time));
    assertThat(said(decision))
        .containsExactly(comesTo.equals("staff") ? "[staff STAFF_MODE]" : comesTo);
  }

  @Test
  void in_a_group_only_a_mention_or_a_rule_for_groups_makes_the_account_speak() {
    var shopFixture =
        new ShopFixture()
            .defaultReply(say("default"))
            .rules(RuleBuilder.on("予約", "alone"), RuleBuilder.on("駐車場", "for all").groups());
    assertThat(group(shopFixture, "予約したい", false)).containsExactly("[silence NOT_ADDRESSED]");
    assertThat(group(shopFixture, "@予約したい", true)).containsExactly("alone");
    assertThat(group(shopFixture, "駐車場ある?", false)).containsExactly("for all");
    assertThat(group(shopFixture, "@やあ", true)).containsExactly("default");
  }

  @Test
  void a_sticker_in_a_group_is_not_meant_for_the_account() {
    var sticker = EventFixture.words("m", new ReceivedMessage.Sticker("446", "1988"));
    var event = EventFixture.in(GROUP, "e", CLOSED, sticker);
    var decision = Decider.decide(new ShopFixture().ready(), Chat.unknown(GROUP), event, CLOSED);
    assertThat(said(decision)).containsExactly("[silence NOT_ADDRESSED]");
    assertThat(decision.chat().status()).isEqualTo(ChatStatus.DONE);
  }

  private static List<String> group(ShopFixture shopFixture, String text, boolean mentioned) {
    var event = EventFixture.inGroup("e", OPEN, text, mentioned);
    return said(Decider.decide(shopFixture.ready(), Chat.unknown(GROUP), event, OPEN));
  }

  @Test
  void the_default_reply_leaves_the_chat_waiting_for_staff() {
    var compiledSettings = new ShopFixture().defaultReply(say("default")).ready();
    var decision =
        Decider.decide(compiledSettings, NEW, EventFixture.text("e", OPEN, "こんにちは"), OPEN);
    assertThat(said(decision)).containsExactly("default");
    assertThat(decision.chat().status()).isEqualTo(ChatStatus.WAITING);
  }

  @Test
  void without_settings_messages_wait_for_staff_and_the_rest_is_kept() {
    var hello = EventFixture.text("e", OPEN, "こんにちは");
    var decision = Decider.withoutSettings(NEW, hello);
    assertThat(said(decision)).containsExactly("[staff NO_SETTINGS]");
    assertThat(decision.chat().status()).isEqualTo(ChatStatus.WAITING);
    for (var quiet :
        List.of(
            EventFixture.own(hello),
            EventFixture.standby(hello),
            event(new EventContent.FollowEvent(false)))) {
      assertThat(said(Decider.withoutSettings(NEW, quiet)))
          .containsExactly("[silence NO_SETTINGS]");
      assertThat(Decider.withoutSettings(NEW, quiet).chat().status()).isEqualTo(ChatStatus.DONE);
    }
  }

  @Test
  void the_accounts_own_messages_are_not_counted_as_the_customers() {
    var own = EventFixture.own(EventFixture.text("e", OPEN, "こんにちは"));
    assertThat(Decider.decide(new ShopFixture().ready(), NEW, own, OPEN).chat().messages())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "11:59, default",
    "12:00, [staff STAFF_MODE]",
    "14:59, [staff STAFF_MODE]",
    "15:00, default",
  })
  void staff_answer_every_chat_while_their_switch_is_on_and_then_it_is_as_before(
      String time, String comesTo) {
    Instant noon = at("2026-11-24T12:00");
    var end = Optional.of(at("2026-11-24T15:00"));
    var shopFixture =
        new ShopFixture()
            .defaultReply(say("default"))
            .state(ShopState.NONE.switchedOn(Kind.STAFF, noon, end, "店長", noon));
    var own = ChatBuilder.of(Chat.unknown(HANAKO)).mode(Optional.of(ResponseMode.AUTO)).done();
    Instant now = at("2026-11-24T" + time);
    for (var chat : List.of(Chat.unknown(HANAKO), own)) {
      var decision =
          Decider.decide(shopFixture.ready(), chat, EventFixture.text("e1", now, "はい"), now);
      assertThat(said(decision)).containsExactly(comesTo);
      if (!comesTo.equals("default"))
        assertThat(decision.trace().getLast())
            .satisfies(
                step -> {
                  assertThat(TraceText.ja(step)).contains("2026-11-24 15:00 まで", "店長");
                  assertThat(TraceText.en(step)).contains("until 2026-11-24 15:00", "店長");
                });
    }
  }

  @Test
  void whatever_happens_one_step_takes_it_and_the_trace_holds_nothing_of_what_was_written() {
    for (long seed = 0; seed < 3_000; seed++) {
      var random = new SplittableRandom(seed);
      var secret = "カナリア" + random.nextInt(1_000_000);
      var time = OPEN.plus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
      var decision =
          Decider.decide(
              anyShop(random), anyChat(random, time), anyEvent(random, time, secret), time);
      var where = "seed " + seed;
      var names = decision.trace().stream().map(TraceStep::step).toList();
      assertThat(names).as(where).isEqualTo(Decider.steps().subList(0, names.size()));
      assertThat(decision.trace().stream().filter(TraceStep::took)).as(where).hasSize(1);
      assertThat(decision.trace().getLast().took()).as(where).isTrue();
      assertThat(decision.trace().toString()).as(where).doesNotContain("カナリア");
    }
  }

  private static ResponseMode anyMode(SplittableRandom random) {
    return List.copyOf(EnumSet.allOf(ResponseMode.class)).get(random.nextInt(3));
  }

  private static CompiledSettings anyShop(SplittableRandom random) {
    var shopFixture =
        new ShopFixture()
            .rules(RuleBuilder.on("予約", "rule"), RuleBuilder.on("料金", "rule").groups());
    if (random.nextBoolean()) shopFixture.closedNotice(List.of());
    if (random.nextBoolean()) shopFixture.defaultReply(say("default"));
    if (random.nextBoolean()) shopFixture.greeting(say("hi"), say("back"), say("all"));
    return shopFixture.mode(anyMode(random)).ready();
  }

  private static Chat anyChat(SplittableRandom random, Instant now) {
    var change = ChatBuilder.of(Chat.unknown(random.nextBoolean() ? HANAKO : GROUP));
    if (random.nextInt(4) == 0) change.pausedUntil(now.plusSeconds(random.nextInt(-60, 60)));
    if (random.nextInt(4) == 0) change.staffWrote(now.minusSeconds(random.nextInt(3600)));
    if (random.nextInt(4) == 0) change.mode(Optional.of(anyMode(random)));
    return change.done();
  }

  private static Event anyEvent(SplittableRandom random, Instant at, String secret) {
    var chat = random.nextBoolean() ? HANAKO : GROUP;
    var text = secret + List.of("予約", "料金", "", "@").get(random.nextInt(4));
    var event =
        EventFixture.in(
            chat,
            "e",
            at,
            switch (random.nextInt(6)) {
              case 0 -> new EventContent.FollowEvent(random.nextBoolean());
              case 1 -> new EventContent.JoinEvent();
              case 2 -> new EventContent.PostbackEvent(text, Map.of());
              case 3 ->
                  EventFixture.words("m", new ReceivedMessage.Media("file", Optional.of(text)));
              default -> EventFixture.words("m", ReceivedMessage.Text.of(text));
            });
    return switch (random.nextInt(8)) {
      case 0 -> EventFixture.standby(event);
      case 1 -> EventFixture.own(event);
      case 2 -> EventFixture.withoutToken(event);
      default -> event;
    };
  }
}
