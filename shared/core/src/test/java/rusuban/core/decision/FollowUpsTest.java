package rusuban.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.decision.EventFixture.HANAKO;
import static rusuban.core.decision.ShopFixture.TOKYO;
import static rusuban.core.decision.ShopFixture.at;
import static rusuban.core.decision.ShopFixture.say;
import static rusuban.core.decision.ShopFixture.started;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.TimestampedFlag;
import rusuban.core.decision.FollowUpPolicy.Confirmed;
import rusuban.core.decision.FollowUpPolicy.Facts;
import rusuban.core.decision.FollowUpPolicy.Gather;
import rusuban.core.decision.FollowUpPolicy.Lapse;
import rusuban.core.decision.FollowUpPolicy.Send;
import rusuban.core.decision.FollowUpPolicy.Wait;
import rusuban.core.decision.trace.TraceText;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.FollowUpPlan.Due;
import rusuban.core.settings.FollowUpPlan.Start;
import rusuban.core.settings.QuietHours;

class FollowUpsTest {
  private static final Instant NOON = at("2026-11-24T12:00");
  private static final Duration HOURS_3 = Duration.ofHours(3);
  private static final Chat NEW = Chat.unknown(HANAKO);
  private static final Chat OPTED_OUT =
      ChatBuilder.of(NEW).optOut(new TimestampedFlag(true, Instant.EPOCH, "e0")).done();
  private static final Due AT_20 = new Due.SameDay(LocalTime.of(20, 0), LocalTime.of(20, 50));

  @Test
  void the_first_message_begins_it_and_no_later_one() {
    var shopFixture = new ShopFixture().followUps(plan("thanks", Start.FIRST_MESSAGE, AT_20));
    var first =
        Decider.decide(shopFixture.ready(), NEW, EventFixture.text("e1", NOON, "はじめまして"), NOON);
    assertThat(started(first))
        .containsExactly(
            new FollowUp(HANAKO, "thanks", NOON, at("2026-11-24T20:00"), at("2026-11-24T20:50")));
    var later = NOON.plusSeconds(60);
    var second =
        Decider.decide(
            shopFixture.ready(), first.chat(), EventFixture.text("e2", later, "ねえ"), later);
    assertThat(started(second)).isEmpty();
  }

  @Test
  void the_first_follow_begins_it_and_coming_back_does_not() {
    var shopFixture = new ShopFixture().followUps(plan("hello", Start.FOLLOW, AT_20));
    assertThat(begun(shopFixture, NEW, new EventContent.FollowEvent(false)))
        .containsExactly("hello");
    assertThat(begun(shopFixture, NEW, new EventContent.FollowEvent(true))).isEmpty();
    var left =
        Decider.decide(
                shopFixture.ready(), NEW, event("e0", new EventContent.UnfollowEvent()), NOON)
            .chat();
    assertThat(begun(shopFixture, left, new EventContent.FollowEvent(false))).isEmpty();
  }

  @Test
  void one_that_is_off_neither_begins_nor_is_sent() {
    var on = plan("thanks", Start.FIRST_MESSAGE, AT_20);
    var off =
        new FollowUpPlan(
            "thanks", Optional.of("お礼"), false, Start.FIRST_MESSAGE, AT_20, on.messages(), false);
    var switchedOff = new ShopFixture().followUps(off);
    var hello = EventFixture.text("e1", NOON, "はじめまして");
    var none = Decider.decide(switchedOff.ready(), NEW, hello, NOON);
    assertThat(started(none)).isEmpty();
    assertThat(none.chat().followUps()).isEmpty();
    assertThat(planTrace(switchedOff, NEW, "2026-11-24T12:00"))
        .containsExactly("「thanks」は送りません: 切ってあります", "thanks will not come: it is switched off");
    var begun = Decider.decide(new ShopFixture().followUps(on).ready(), NEW, hello, NOON);
    assertThat(again(switchedOff, started(begun).getFirst(), begun.chat(), "2026-11-24T20:00"))
        .isEqualTo(new Lapse("plan-off"));
  }

  @Test
  void a_rule_begins_it_once_for_a_customer() {
    var ruleBuilder = RuleBuilder.on("予約", "ok").start("visit");
    var shopFixture =
        new ShopFixture().rules(ruleBuilder).followUps(plan("visit", Start.RULE, AT_20));
    var first = Decider.decide(shopFixture.ready(), NEW, EventFixture.text("e1", NOON, "予約"), NOON);
    assertThat(started(first)).extracting(FollowUp::plan).containsExactly("visit");
    var again =
        Decider.decide(
            shopFixture.ready(), first.chat(), EventFixture.text("e2", NOON, "予約"), NOON);
    assertThat(started(again)).isEmpty();
    assertThat(again.chat().followUps()).containsOnlyKeys("visit");
  }

  @Test
  void a_rule_that_stops_a_plan_stops_it_also_where_this_very_message_would_begin_it() {
    var ruleBuilder = RuleBuilder.on("クレーム", "sorry").stop("thanks");
    var shopFixture =
        new ShopFixture().rules(ruleBuilder).followUps(plan("thanks", Start.FIRST_MESSAGE, AT_20));
    assertThat(
            started(
                Decider.decide(
                    shopFixture.ready(), NEW, EventFixture.text("e", NOON, "クレームです"), NOON)))
        .isEmpty();
  }

  @Test
  void a_rule_that_stops_a_plan_that_was_begun_makes_it_lapse() {
    var ruleBuilder = RuleBuilder.on("クレーム", "sorry").stop("thanks");
    var shopFixture =
        new ShopFixture().rules(ruleBuilder).followUps(plan("thanks", Start.FIRST_MESSAGE, AT_20));
    var first =
        Decider.decide(shopFixture.ready(), NEW, EventFixture.text("e1", NOON, "どうも"), NOON);
    var angry =
        Decider.decide(
            shopFixture.ready(), first.chat(), EventFixture.text("e2", NOON, "クレームです"), NOON);
    assertThat(again(shopFixture, started(first).getFirst(), angry.chat(), "2026-11-24T20:00"))
        .isEqualTo(new Lapse("stopped"));
  }

  @Test
  void opting_in_again_and_beginning_a_plan_may_be_one_rule_and_opting_out_begins_nothing() {
    var in = RuleBuilder.on("再開", "ok").optOut(false).start("news");
    var out = RuleBuilder.on("停止", "ok").optOut(true);
    var shopFixture =
        new ShopFixture()
            .rules(in, out)
            .followUps(plan("news", Start.RULE, AT_20), plan("thanks", Start.FIRST_MESSAGE, AT_20));
    var gone = OPTED_OUT;
    assertThat(
            started(
                Decider.decide(
                    shopFixture.ready(), gone, EventFixture.text("e", NOON, "再開"), NOON)))
        .extracting(FollowUp::plan)
        .containsExactly("news", "thanks");
    assertThat(
            started(
                Decider.decide(shopFixture.ready(), NEW, EventFixture.text("e", NOON, "停止"), NOON)))
        .isEmpty();
  }

  @Test
  void groups_and_what_another_channel_holds_begin_none() {
    var shopFixture = new ShopFixture().followUps(plan("thanks", Start.FIRST_MESSAGE, AT_20));
    var group = EventFixture.inGroup("e", NOON, "@やあ", true);
    assertThat(
            started(
                Decider.decide(shopFixture.ready(), Chat.unknown(EventFixture.GROUP), group, NOON)))
        .isEmpty();
    var standby = EventFixture.standby(EventFixture.text("e", NOON, "やあ"));
    assertThat(started(Decider.decide(shopFixture.ready(), NEW, standby, NOON))).isEmpty();
  }

  @ParameterizedTest(name = "{0}: due {1}")
  @CsvSource({
    "2026-11-24T12:00, 2026-11-24T20:00",
    "2026-11-24T00:00, 2026-11-24T20:00",
    "2026-11-24T20:30, 2026-11-24T20:30",
    "2026-11-24T20:50, 2026-11-24T20:50",
    "2026-11-24T20:51, ",
    "2026-11-24T23:59, ",
    "2026-12-31T19:59, 2026-12-31T20:00",
  })
  void the_same_day_plan_is_due_at_its_time_or_at_once_or_never(String cause, String due) {
    var begun = begunAt(new ShopFixture(), AT_20, at(cause));
    if (due == null) assertThat(begun).isEmpty();
    else assertThat(begun).singleElement().extracting(FollowUp::due).isEqualTo(at(due));
  }

  @ParameterizedTest(name = "{0} + {1}: due {3}")
  @CsvSource({
    "2026-11-24T12:00, PT3H,  PT12H, 2026-11-24T15:00",
    "2026-11-24T19:00, PT3H,  PT12H, 2026-11-25T09:00",
    "2026-11-24T23:30, PT1H,  PT12H, 2026-11-25T09:00",
    "2026-11-24T19:00, PT3H,  PT10H, ",
    "2026-12-31T19:00, PT3H,  PT12H, 2027-01-01T09:00",
    "2026-12-02T11:00, P30D,  PT2H,  2027-01-01T11:00",
    "2026-11-24T18:00, PT3H,  PT12H, 2026-11-25T09:00",
    "2026-11-24T17:59, PT3H,  PT12H, 2026-11-24T20:59",
  })
  void a_plan_after_a_delay_waits_for_the_end_of_quiet_hours_or_is_not_begun(
      String cause, Duration delay, Duration tolerance, String due) {
    var begun = begunAt(new ShopFixture(), new Due.After(delay, tolerance), at(cause));
    if (due == null) assertThat(begun).isEmpty();
    else assertThat(begun).singleElement().extracting(FollowUp::due).isEqualTo(at(due));
  }

  @ParameterizedTest(name = "{0} + {1}: due {2} until {3}")
  @CsvSource({
    "2027-06-05T12:00, PT3H, 2027-06-05T15:00, 2027-06-05T17:00",
    "2027-06-05T15:59, PT3H, 2027-06-05T18:59, 2027-06-05T20:59",
    "2027-06-05T17:59, PT3H, 2027-06-05T20:59, 2027-06-06T11:00",
    "2027-06-05T18:00, PT3H, 2027-06-06T09:00, 2027-06-06T11:00",
    "2027-06-05T18:30, PT3H, 2027-06-06T09:00, 2027-06-06T11:00",
    "2027-06-05T23:30, PT1H, 2027-06-06T09:00, 2027-06-06T11:00",
  })
  void a_delay_without_a_tolerance_that_ends_in_quiet_hours_is_held_until_they_end(
      String cause, Duration delay, String due, String latest) {
    var begun = begunAt(new ShopFixture(), new Due.After(delay, Optional.empty()), at(cause));
    assertThat(begun)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.due()).isEqualTo(at(due));
              assertThat(it.latest()).isEqualTo(at(latest));
            });
  }

  @Test
  void a_plan_that_comes_to_be_says_when_and_one_that_does_not_says_why() {
    var shopFixture = new ShopFixture().followUps(plan("thanks", Start.FIRST_MESSAGE, AT_20));
    assertThat(planTrace(shopFixture, NEW, "2026-11-24T12:00"))
        .containsExactly("「thanks」を 11/24 20:00 に送ります", "thanks is due at 2026-11-24 20:00");
    assertThat(planTrace(shopFixture, NEW, "2026-11-24T21:00"))
        .containsExactly(
            "「thanks」は送りません: 11/24 20:50 を過ぎています",
            "thanks will not come: 2026-11-24 20:50 is past");
    assertThat(planTrace(shopFixture, OPTED_OUT, "2026-11-24T12:00"))
        .containsExactly(
            "「thanks」は送りません: 配信停止を希望しています", "thanks will not come: the customer opted out");
    var strict =
        new ShopFixture()
            .followUps(
                plan("later", Start.FIRST_MESSAGE, new Due.After(HOURS_3, Duration.ofHours(2))));
    assertThat(planTrace(strict, NEW, "2026-11-24T18:30"))
        .containsExactly(
            "「later」は送りません: 11/24 21:30 は送らない時間帯 (21:00〜09:00) で、待つと期限の 11/24 23:30 を過ぎます",
            "later will not come: 2026-11-24 21:30 lies in the quiet hours (21:00-09:00), which end"
                + " after its latest time 2026-11-24 23:30");
  }

  @Test
  void a_plan_whose_cause_it_is_not_says_nothing() {
    var shopFixture = new ShopFixture().followUps(plan("thanks", Start.FIRST_MESSAGE, AT_20));
    var second = ChatBuilder.of(NEW).messageCounted().done();
    assertThat(planTrace(shopFixture, second, "2026-11-24T12:00")).isEmpty();
  }

  @Test
  void a_plan_that_began_or_was_stopped_before_says_so() {
    var ruleBuilder = RuleBuilder.on("はじめ").start("ruled");
    var shopFixture =
        new ShopFixture().rules(ruleBuilder).followUps(plan("ruled", Start.RULE, AT_20));
    var begun = ChatBuilder.of(NEW).followUpBegan("ruled", NOON).done();
    assertThat(planTrace(shopFixture, begun, "2026-11-24T13:00").getLast())
        .isEqualTo("ruled will not come: it began before");
    var stopped = ChatBuilder.of(NEW).followUpStopped("ruled", at("2026-11-24T14:00")).done();
    assertThat(planTrace(shopFixture, stopped, "2026-11-24T13:00").getLast())
        .isEqualTo("ruled will not come: it was stopped");
  }

  @Test
  void a_friend_who_comes_back_is_told_apart_in_the_trace() {
    var shopFixture = new ShopFixture().followUps(plan("thanks", Start.FOLLOW, AT_20));
    var decision =
        Decider.decide(
            shopFixture.ready(), NEW, event("e", new EventContent.FollowEvent(true)), NOON);
    assertThat(started(decision)).isEmpty();
    assertThat(TraceText.en(decision.trace().getLast()))
        .isEqualTo("thanks will not come: a friend came back");
  }

  @Test
  void the_same_day_at_eight_is_eight_by_the_clock_on_the_days_it_is_changed() {
    var zone = ZoneId.of("America/New_York");
    var shopFixture = new ShopFixture().hours(ShopFixture.everyDayButMonday(zone));
    for (var day : List.of("2026-03-08", "2026-11-01")) {
      var cause = LocalDate.parse(day).atTime(0, 30).atZone(zone).toInstant();
      var due = begunAt(shopFixture, AT_20, cause).getFirst().due().atZone(zone);
      assertThat(due.toLocalTime()).isEqualTo(LocalTime.of(20, 0));
      assertThat(due.toLocalDate()).hasToString(day);
    }
  }

  @Test
  void an_event_that_comes_a_day_late_begins_none() {
    var shopFixture = new ShopFixture().followUps(plan("thanks", Start.FIRST_MESSAGE, AT_20));
    var late = NOON.plus(Duration.ofDays(1));
    assertThat(
            started(
                Decider.decide(shopFixture.ready(), NEW, EventFixture.text("e", NOON, "やあ"), late)))
        .isEmpty();
  }

  @Test
  void what_is_due_is_decided_again_by_the_chat_and_settings_of_that_time() {
    var shopFixture = new ShopFixture().followUps(plan("thanks", Start.FIRST_MESSAGE, AT_20));
    var due = begunAt(shopFixture, AT_20, NOON).getFirst();
    var left = ChatProjection.apply(NEW, event("e", new EventContent.UnfollowEvent())).done();
    assertThat(again(shopFixture, due, NEW, "2026-11-24T20:00")).isEqualTo(new Send(say("thanks")));
    assertThat(again(shopFixture, due, NEW, "2026-11-24T20:50")).isInstanceOf(Send.class);
    assertThat(again(shopFixture, due, NEW, "2026-11-24T20:51")).isEqualTo(new Lapse("too-late"));
    assertThat(again(shopFixture, due, left, "2026-11-24T20:00")).isEqualTo(new Lapse("left"));
    assertThat(again(shopFixture, due, OPTED_OUT, "2026-11-24T20:00"))
        .isEqualTo(new Lapse("opted-out"));
    assertThat(again(new ShopFixture(), due, NEW, "2026-11-24T20:00"))
        .isEqualTo(new Lapse("plan-removed"));
  }

  @Test
  void new_quiet_hours_make_it_wait_or_lapse() {
    var shopFixture = new ShopFixture().followUps(plan("thanks", Start.RULE, AT_20));
    var due = begunAt(shopFixture, AT_20, NOON).getFirst();
    shopFixture.quiet(new QuietHours(LocalTime.of(19, 0), LocalTime.of(20, 30)));
    assertThat(again(shopFixture, due, NEW, "2026-11-24T20:00"))
        .isEqualTo(new Wait(at("2026-11-24T20:30"), "quiet-hours"));
    shopFixture.quiet(new QuietHours(LocalTime.of(19, 0), LocalTime.of(20, 51)));
    assertThat(again(shopFixture, due, NEW, "2026-11-24T20:00"))
        .isEqualTo(new Lapse("quiet-hours"));
  }

  @Test
  void while_staff_hold_the_chat_it_waits_for_them_or_lapses() {
    var shopFixture = new ShopFixture().followUps(plan("thanks", Start.RULE, AT_20));
    var due = begunAt(shopFixture, AT_20, NOON).getFirst();
    var until = at("2026-11-24T20:40");
    assertThat(
            again(
                shopFixture,
                due,
                ChatBuilder.of(NEW).pausedUntil(until).done(),
                "2026-11-24T20:00"))
        .isEqualTo(new Wait(until, "taken-over"));
    var tooLong = ChatBuilder.of(NEW).pausedUntil(at("2026-11-24T20:51")).done();
    assertThat(again(shopFixture, due, tooLong, "2026-11-24T20:00"))
        .isEqualTo(new Lapse("taken-over"));
  }

  @Test
  void nothing_is_sent_in_quiet_hours_or_late_and_every_wait_moves_on() {
    var zones = List.of("Asia/Tokyo", "America/New_York", "Europe/London", "Australia/Lord_Howe");
    for (long seed = 0; seed < 5_000; seed++) {
      var random = new SplittableRandom(seed);
      var zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
      var quiet = new QuietHours(anyTime(random), anyTime(random));
      var due = anyDue(random);
      var shopFixture = new ShopFixture().hours(ShopFixture.everyDayButMonday(zone)).quiet(quiet);
      var cause = at("2026-01-01T00:00").plus(Duration.ofMinutes(random.nextInt(366 * 24 * 60)));
      for (var followUp : begunAt(shopFixture, due, cause)) {
        assertThat(quiet.contain(followUp.due(), zone)).as("seed " + seed).isFalse();
        var now = followUp.due().plus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
        var chat =
            random.nextInt(3) > 0
                ? NEW
                : ChatBuilder.of(NEW).pausedUntil(now.plusSeconds(random.nextInt(9_999))).done();
        switch (again(shopFixture, followUp, chat, now)) {
          case Send _ -> {
            assertThat(quiet.contain(now, zone)).as("seed " + seed).isFalse();
            assertThat(now).as("seed " + seed).isBeforeOrEqualTo(followUp.latest());
          }
          case Wait(var until, _) ->
              assertThat(until)
                  .as("seed " + seed)
                  .isAfter(now)
                  .isBeforeOrEqualTo(followUp.latest());
          case Lapse _ -> {}
        }
      }
    }
  }

  private static List<String> planTrace(ShopFixture shopFixture, Chat chat, String time) {
    var event = EventFixture.text("e", at(time), "はじめまして");
    return Decider.decide(shopFixture.ready(), chat, event, at(time)).trace().stream()
        .filter(step -> step.step().equals("follow-up"))
        .flatMap(step -> Stream.of(TraceText.ja(step), TraceText.en(step)))
        .toList();
  }

  private static LocalTime anyTime(SplittableRandom random) {
    return LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
  }

  private static Due anyDue(SplittableRandom random) {
    if (random.nextBoolean())
      return new Due.After(
          Duration.ofMinutes(random.nextInt(3_000)), Duration.ofMinutes(random.nextInt(3_000)));
    var one = anyTime(random);
    var other = anyTime(random);
    return one.isBefore(other) ? new Due.SameDay(one, other) : new Due.SameDay(other, one);
  }

  private static FollowUpPlan plan(String id, Start start, Due due) {
    return new FollowUpPlan(id, start, due, say(id));
  }

  private static Event event(String id, EventContent eventContent) {
    return EventFixture.in(HANAKO, id, NOON, eventContent);
  }

  private static List<String> begun(ShopFixture shopFixture, Chat chat, EventContent eventContent) {
    return started(Decider.decide(shopFixture.ready(), chat, event("e", eventContent), NOON))
        .stream()
        .map(FollowUp::plan)
        .toList();
  }

  /** Returns the follow-ups that a first message at that time starts, with one plan. */
  private static List<FollowUp> begunAt(ShopFixture shopFixture, Due due, Instant cause) {
    var compiledSettings = shopFixture.followUps(plan("thanks", Start.FIRST_MESSAGE, due)).ready();
    return started(
        Decider.decide(compiledSettings, NEW, EventFixture.text("e", cause, "はじめまして"), cause));
  }

  private static Confirmed again(
      ShopFixture shopFixture, FollowUp followUp, Chat chat, String time) {
    assertThat(shopFixture.settings().zone()).isEqualTo(TOKYO);
    return again(shopFixture, followUp, chat, at(time));
  }

  /** Both phases at one time, where LINE tells that messages are left. */
  private static Confirmed again(
      ShopFixture shopFixture, FollowUp followUp, Chat chat, Instant now) {
    return switch (FollowUpPolicy.decide(followUp, false, shopFixture.settings(), chat, now)) {
      case Lapse lapse -> lapse;
      case Wait wait -> wait;
      case Gather _ ->
          FollowUpPolicy.confirm(
              followUp,
              Optional.empty(),
              shopFixture.ready(),
              chat,
              new Facts(true, Optional.empty()),
              now);
    };
  }
}
