package rusuban.app;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ResponseMode;
import rusuban.core.event.Event;
import rusuban.core.event.What;
import rusuban.core.hours.DayHours;
import rusuban.core.hours.ResponseHours;
import rusuban.core.hours.TimeRange;
import rusuban.core.keyword.Match;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.QuietHours;
import rusuban.core.settings.Settings;
import rusuban.core.shop.ShopSwitch;
import rusuban.testkit.FakeMessenger;
import rusuban.testkit.InMemoryRecords;
import rusuban.testkit.SettableClock;

/** The use cases over fakes, at noon of a Tuesday in a shop that is open. */
final class World {
  static final AccountId SALON = new AccountId("salon");
  static final ChatId HANAKO = new ChatId("U8189cf6745fc0d808977bdb0b9f22995");
  static final Instant NOON = at("2026-11-24T12:00");
  static final Instant EVENING = at("2026-11-24T20:00");

  /** What is thanked for the same day at 20:00, until 20:50. */
  static final FollowUpPlan THANKS =
      new FollowUpPlan(
          "thanks",
          FollowUpPlan.Start.FIRST_MESSAGE,
          new FollowUpPlan.Due.SameDay(LocalTime.of(20, 0), LocalTime.of(20, 50)),
          say("ありがとうございました"));

  private static final Map<DayOfWeek, DayHours> TEN_TO_SEVEN =
      Arrays.stream(DayOfWeek.values())
          .collect(Collectors.toMap(day -> day, _ -> DayHours.of(new TimeRange(600, 1140))));

  final SettableClock clock = new SettableClock(NOON);
  final Map<AccountId, Settings> live = new ConcurrentHashMap<>();
  final InMemoryRecords store =
      new InMemoryRecords(
          account ->
              live.containsKey(account) ? OptionalLong.of(version(account)) : OptionalLong.empty());
  final FakeMessenger line = new FakeMessenger();
  final List<Told> told = new CopyOnWriteArrayList<>();
  final List<Integer> handedOver = new CopyOnWriteArrayList<>();
  volatile Consumers consumers = Consumers.NONE;
  volatile Between atStore = Between.NOTHING;
  volatile Between atLine = Between.NOTHING;

  final Records records = Between.put(Records.class, store, () -> atStore);
  final Messenger messenger = Between.put(Messenger.class, line, () -> atLine);
  final Journal journal = (what, account, ids) -> told.add(new Told(what, account, ids));
  final ReadySettings ready = new ReadySettings(new LiveOnly());
  final Replies replies = new Replies(records, messenger, journal, clock, Runnable::run);
  final Reception reception =
      new Reception(
          records,
          ready,
          messenger,
          replies,
          journal,
          clock,
          Executors::newVirtualThreadPerTaskExecutor);

  record Told(Journal.Metric what, AccountId account, Map<String, String> ids) {}

  World(Settings settings) {
    live.put(SALON, settings);
  }

  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Tokyo")).toInstant();
  }

  static List<Json> say(String text) {
    return List.of(Json.textMessage(text));
  }

  /** A shop that answers everything with this. */
  static Settings answering(String reply, boolean mayPush, FollowUpPlan... followUps) {
    return settings(say(reply), mayPush, List.of(), followUps);
  }

  static Settings settings(
      List<Json> defaultReply,
      boolean mayPush,
      List<KeywordRule> rules,
      FollowUpPlan... followUps) {
    return settings(TEN_TO_SEVEN, defaultReply, mayPush, 0, rules, List.of(followUps));
  }

  /** A shop that keeps so many of the month's messages back, and may push its answers. */
  static Settings keepingBack(int keptBack, FollowUpPlan... followUps) {
    return settings(TEN_TO_SEVEN, say("いらっしゃいませ"), true, keptBack, List.of(), List.of(followUps));
  }

  /** A shop that opens at these times. */
  static Settings openAt(Map<DayOfWeek, DayHours> week) {
    return settings(week, say("いらっしゃいませ"), false, 0, List.of(), List.of());
  }

  private static Settings settings(
      Map<DayOfWeek, DayHours> week,
      List<Json> defaultReply,
      boolean mayPush,
      int keptBack,
      List<KeywordRule> rules,
      List<FollowUpPlan> followUps) {
    return new Settings(
        "るすばん美容室",
        ResponseHours.weekly(ZoneId.of("Asia/Tokyo"), week),
        ResponseMode.AUTO,
        rules,
        List.of(),
        List.of(),
        Duration.ZERO,
        Duration.ofHours(1),
        defaultReply,
        new Settings.Greeting(List.of(), List.of(), List.of()),
        followUps,
        QuietHours.USUAL,
        mayPush,
        keptBack,
        Duration.ofDays(60));
  }

  static KeywordRule rule(
      String word, KeywordRule.Pick pick, KeywordRule.Actions actions, String... answers) {
    return new KeywordRule(
        word,
        new Match.Contains(List.of(word), List.of()),
        KeywordRule.Active.ANY_TIME,
        Optional.empty(),
        Optional.empty(),
        false,
        Stream.of(answers).map(World::say).toList(),
        pick,
        Optional.empty(),
        actions);
  }

  static Event text(ChatId chat, String id, Instant at, String text) {
    return event(
        chat, id, at, new What.Message("m-" + id, What.Content.Text.of(text), Optional.empty()));
  }

  static Event event(ChatId chat, String id, Instant at, What what) {
    return event(Optional.of(new Event.Source(chat, Optional.of(chat.value()))), id, at, what);
  }

  static Event event(Optional<Event.Source> source, String id, Instant at, What what) {
    return new Event(
        id, at, Optional.empty(), false, false, source, Optional.of("token-" + id), what, "{}");
  }

  boolean receive(Event... events) {
    return reception.receive(SALON, List.of(events));
  }

  /** From now on somebody comes for a shard with a crowd. */
  void consumersCome() {
    consumers = handedOver::add;
  }

  /** A round that no pace holds up. */
  FollowUpRound round(int atOnce) {
    return round(new FollowUpRound.Limits(100, atOnce, 1_000_000));
  }

  FollowUpRound round(FollowUpRound.Limits limits) {
    return new FollowUpRound(
        records,
        ready,
        messenger,
        replies,
        journal,
        clock,
        consumers,
        limits,
        Executors::newVirtualThreadPerTaskExecutor,
        clock::advance);
  }

  /** A round that ends by itself. */
  FollowUpRound.Carried tick() {
    return round(1).run(clock.instant().plus(Duration.ofMinutes(1)));
  }

  void switchOn(ShopSwitch.Kind kind, Instant from, Instant until) {
    var before = store.open(SALON, Optional.empty()).state();
    var after = before.state().switchedOn(kind, from, Optional.of(until), "店長", from);
    if (!store.change(SALON, before, after)) throw new IllegalStateException("not switched");
  }

  Chat chat(ChatId id) {
    return store.open(SALON, Optional.of(id)).chat().orElseThrow().chat();
  }

  /** How what happened in this chat ended, the oldest first. */
  List<String> endings(ChatId id) {
    var endings = new ArrayList<String>();
    for (var kept : store.history(SALON, id, NOON, 1_000).reversed())
      endings.add(kept.ending().map(World::brief).orElse("outstanding"));
    return endings;
  }

  private static String brief(Ending ending) {
    return switch (ending) {
      case Ending.Sent(var via, _) -> "sent by " + via;
      case Ending.Skipped(var why) -> "skipped " + why;
      case Ending.Unknown(var why) -> "unknown " + why;
      case Ending.Dead(var why) -> "dead " + why;
    };
  }

  List<Journal.Metric> metrics() {
    return told.stream().map(Told::what).toList();
  }

  /** Other settings have another version. */
  private long version(AccountId account) {
    return Math.floorMod(Objects.requireNonNull(live.get(account)).hashCode(), 1_000_000) + 1L;
  }

  /** Only what is live can be loaded. An account named broken has settings that cannot be. */
  private final class LiveOnly implements SettingsVersions {
    @Override
    public Settings load(AccountId account, long version) {
      if (account.value().equals("broken")) throw new NoSuchElementException("no such version");
      return Objects.requireNonNull(live.get(account));
    }

    @Override
    public Optional<String> document(AccountId account, long version) {
      return Optional.empty();
    }

    @Override
    public OptionalLong live(AccountId account) {
      return live.containsKey(account) ? OptionalLong.of(version(account)) : OptionalLong.empty();
    }

    @Override
    public long save(AccountId account, String document, String by, Instant at) {
      throw new UnsupportedOperationException("these settings are set by the test");
    }

    @Override
    public boolean pointTo(AccountId account, long version, String by, Instant at) {
      throw new UnsupportedOperationException("these settings are set by the test");
    }

    @Override
    public List<Version> history(AccountId account, int limit) {
      return List.of();
    }

    @Override
    public List<Rollback> rollbacks(AccountId account, int limit) {
      return List.of();
    }
  }

  /** The settings as the functions get at them. */
  SettingsVersions versions() {
    return new LiveOnly();
  }

  static KeywordRule.Actions optOut() {
    return new KeywordRule.Actions(
        Set.of(), Set.of(), Optional.empty(), false, Set.of(), Set.of(), Optional.of(true));
  }
}
