package rusuban.core.decision;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rusuban.core.chat.ResponseMode;
import rusuban.core.hours.DayHours;
import rusuban.core.hours.ResponseHours;
import rusuban.core.hours.ScheduledToggle;
import rusuban.core.hours.TimeRange;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.Handover;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.QuietHours;
import rusuban.core.settings.Settings;
import rusuban.core.settings.Settings.Greeting;
import rusuban.core.shop.ShopState;
import rusuban.json.Json;

/**
 * Builder of a shop for tests. It is open 10 to 19 except on Mondays and has only a closed notice.
 */
public final class ShopFixture {
  public static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private ResponseMode mode = ResponseMode.AUTO;
  private List<KeywordRule> rules = List.of();
  private List<Json> closedNotice = say("closed");
  private List<Json> busyNotice = List.of();
  private List<Json> defaultReply = List.of();
  private Greeting greeting = new Greeting(List.of(), List.of(), List.of());
  private List<FollowUpPlan> followUps = List.of();
  private QuietHours quiet = QuietHours.USUAL;
  private ResponseHours hours = everyDayButMonday(TOKYO);
  private Handover handover = new Handover.FixedTime(Duration.ofHours(1));
  private ShopState state = ShopState.NONE;

  /** Returns a time of the shop's clock, for example 2026-11-24T12:00, a Tuesday. */
  public static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(TOKYO).toInstant();
  }

  public static List<Json> say(String text) {
    return List.of(Json.textMessage(text));
  }

  public static ResponseHours everyDayButMonday(ZoneId zone) {
    var week = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
    for (var day : DayOfWeek.values())
      if (day != DayOfWeek.MONDAY) week.put(day, DayHours.of(new TimeRange(600, 1140)));
    return ResponseHours.weekly(zone, week);
  }

  public ShopFixture mode(ResponseMode it) {
    mode = it;
    return this;
  }

  public ShopFixture rules(RuleBuilder... them) {
    rules = Stream.of(them).map(RuleBuilder::done).toList();
    return this;
  }

  public ShopFixture closedNotice(List<Json> it) {
    closedNotice = it;
    return this;
  }

  public ShopFixture busyNotice(List<Json> it) {
    busyNotice = it;
    return this;
  }

  public ShopFixture defaultReply(List<Json> it) {
    defaultReply = it;
    return this;
  }

  public ShopFixture greeting(List<Json> newFriend, List<Json> returning, List<Json> group) {
    greeting = new Greeting(newFriend, returning, group);
    return this;
  }

  public ShopFixture followUps(FollowUpPlan... them) {
    followUps = List.of(them);
    return this;
  }

  public ShopFixture quiet(QuietHours it) {
    quiet = it;
    return this;
  }

  public ShopFixture hours(ResponseHours it) {
    hours = it;
    return this;
  }

  /** Sets 臨時休業 and 混雑中. */
  public ShopFixture switches(Optional<ScheduledToggle> closure, Optional<ScheduledToggle> busy) {
    return hours(hours.with(closure, busy));
  }

  public ShopFixture handover(Handover it) {
    handover = it;
    return this;
  }

  public ShopFixture state(ShopState it) {
    state = it;
    return this;
  }

  public Settings settings() {
    return new Settings(
        "るすばん美容室",
        hours,
        mode,
        rules,
        closedNotice,
        busyNotice,
        Duration.ofMinutes(30),
        handover,
        defaultReply,
        greeting,
        followUps,
        quiet,
        false,
        0,
        Duration.ofDays(365));
  }

  public CompiledSettings ready() {
    return CompiledSettings.of(settings()).in(state);
  }

  /** The follow-ups that a decision starts. */
  public static List<FollowUp> started(Decision decision) {
    return decision.effects().stream()
        .map(
            effect ->
                switch (effect) {
                  case Effect.StartFollowUp(var followUp) -> followUp;
                })
        .toList();
  }

  /** The texts of an answer; the reason in brackets where there is none. */
  public static List<String> said(Decision decision) {
    return switch (decision.outcome()) {
      case Outcome.Answer(var messages, _) -> messages.stream().map(ShopFixture::text).toList();
      case Outcome.LeftToStaff(var why) -> List.of("[staff " + why + "]");
      case Outcome.Silence(var why) -> List.of("[silence " + why + "]");
    };
  }

  private static String text(Json message) {
    return ((Json.Obj) message).text("text").orElseThrow();
  }
}
