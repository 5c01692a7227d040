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
import rusuban.app.account.AccountStore;
import rusuban.app.chat.ChatArchive;
import rusuban.app.chat.ChatStore;
import rusuban.app.due.DueWorkIndex;
import rusuban.app.due.ShardQueue;
import rusuban.app.followup.FollowUpQueue;
import rusuban.app.followup.FollowUpSender;
import rusuban.app.messaging.MessagingApi;
import rusuban.app.receive.WebhookEventProcessor;
import rusuban.app.reply.ReplyOutbox;
import rusuban.app.reply.ReplySender;
import rusuban.app.settings.CompiledSettingsCache;
import rusuban.app.settings.RollbackResult;
import rusuban.app.settings.SaveVersionResult;
import rusuban.app.settings.SettingsRepository;
import rusuban.app.store.StorePorts;
import rusuban.app.tick.DueWorkRunner;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ResponseMode;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.core.hours.DayHours;
import rusuban.core.hours.ResponseHours;
import rusuban.core.hours.TimeRange;
import rusuban.core.keyword.MatchCondition;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.Handover;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.QuietHours;
import rusuban.core.settings.Settings;
import rusuban.core.shop.ShopSwitch;
import rusuban.json.Json;
import rusuban.testkit.FakeMessagingApi;
import rusuban.testkit.SettableClock;
import rusuban.testkit.store.InMemoryStorePorts;
import rusuban.testkit.store.InMemoryTable;

/** The use cases over fakes, at noon of a Tuesday in an open shop. */
public final class UseCaseFixture {
  public static final AccountId SALON = new AccountId("salon");
  public static final ChatId HANAKO = new ChatId("U8189cf6745fc0d808977bdb0b9f22995");
  public static final Instant NOON = at("2026-11-24T12:00");
  public static final Instant EVENING = at("2026-11-24T20:00");

  /** A follow-up on the same day at 20:00, which lapses at 20:50. */
  public static final FollowUpPlan THANKS =
      new FollowUpPlan(
          "thanks",
          FollowUpPlan.Start.FIRST_MESSAGE,
          new FollowUpPlan.Due.SameDay(LocalTime.of(20, 0), LocalTime.of(20, 50)),
          say("ありがとうございました"));

  private static final Map<DayOfWeek, DayHours> TEN_TO_SEVEN =
      Arrays.stream(DayOfWeek.values())
          .collect(Collectors.toMap(day -> day, _ -> DayHours.of(new TimeRange(600, 1140))));

  public final SettableClock clock = new SettableClock(NOON);
  public final Map<AccountId, Settings> live = new ConcurrentHashMap<>();
  public final InMemoryTable table =
      new InMemoryTable(
          account ->
              live.containsKey(account) ? OptionalLong.of(version(account)) : OptionalLong.empty());

  /** The store without an interceptor. */
  public final StorePorts store = InMemoryStorePorts.of(table);

  public final FakeMessagingApi line = new FakeMessagingApi();
  public final List<Told> told = new CopyOnWriteArrayList<>();
  public final List<Integer> handedOver = new CopyOnWriteArrayList<>();
  public volatile ShardQueue consumers = ShardQueue.NONE;
  public volatile PortInterceptor atStore = PortInterceptor.NOTHING;
  public volatile PortInterceptor atLine = PortInterceptor.NOTHING;

  /** The store of the use cases, with {@link #atStore} around each call. */
  public final StorePorts stores =
      new StorePorts(
          PortInterceptor.put(ChatStore.class, store.chats(), () -> atStore),
          PortInterceptor.put(ReplyOutbox.class, store.replies(), () -> atStore),
          PortInterceptor.put(FollowUpQueue.class, store.followUps(), () -> atStore),
          PortInterceptor.put(DueWorkIndex.class, store.dueWork(), () -> atStore),
          PortInterceptor.put(ChatArchive.class, store.archive(), () -> atStore),
          PortInterceptor.put(AccountStore.class, store.accounts(), () -> atStore));

  public final MessagingApi messaging = PortInterceptor.put(MessagingApi.class, line, () -> atLine);
  public final Telemetry telemetry = (what, account, ids) -> told.add(new Told(what, account, ids));
  public final CompiledSettingsCache ready = new CompiledSettingsCache(new LiveOnly());
  public final ReplySender replies =
      new ReplySender(stores.replies(), stores.chats(), messaging, telemetry, clock, Runnable::run);
  public final WebhookEventProcessor processor =
      new WebhookEventProcessor(
          stores.chats(),
          ready,
          messaging,
          replies,
          telemetry,
          clock,
          Executors::newVirtualThreadPerTaskExecutor);

  public record Told(Telemetry.Metric what, AccountId account, Map<String, String> ids) {}

  public UseCaseFixture(Settings settings) {
    live.put(SALON, settings);
  }

  public static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Tokyo")).toInstant();
  }

  public static List<Json> say(String text) {
    return List.of(Json.textMessage(text));
  }

  /** Returns settings that answer everything with this reply. */
  public static Settings answering(String reply, boolean mayPush, FollowUpPlan... followUps) {
    return settings(say(reply), mayPush, List.of(), followUps);
  }

  public static Settings settings(
      List<Json> defaultReply,
      boolean mayPush,
      List<KeywordRule> rules,
      FollowUpPlan... followUps) {
    return settings(TEN_TO_SEVEN, defaultReply, mayPush, 0, rules, List.of(followUps));
  }

  /** Returns settings that keep back some of the month's messages, and may push answers. */
  public static Settings keepingBack(int keptBack, FollowUpPlan... followUps) {
    return settings(TEN_TO_SEVEN, say("いらっしゃいませ"), true, keptBack, List.of(), List.of(followUps));
  }

  /** Returns settings with these opening hours. */
  public static Settings openAt(Map<DayOfWeek, DayHours> week) {
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
        new Handover.FixedTime(Duration.ofHours(1)),
        defaultReply,
        new Settings.Greeting(List.of(), List.of(), List.of()),
        followUps,
        QuietHours.USUAL,
        mayPush,
        keptBack,
        Duration.ofDays(60));
  }

  public static KeywordRule rule(
      String word, KeywordRule.Pick pick, KeywordRule.Actions actions, String... answers) {
    return new KeywordRule(
        word,
        Optional.empty(),
        true,
        new MatchCondition.Contains(List.of(word), List.of()),
        KeywordRule.Active.ANY_TIME,
        Optional.empty(),
        Optional.empty(),
        false,
        Stream.of(answers).map(UseCaseFixture::say).toList(),
        pick,
        Optional.empty(),
        actions);
  }

  public static Event text(ChatId chat, String id, Instant at, String text) {
    return event(
        chat,
        id,
        at,
        new EventContent.MessageEvent(
            "m-" + id, EventContent.ReceivedMessage.Text.of(text), Optional.empty()));
  }

  public static Event event(ChatId chat, String id, Instant at, EventContent eventContent) {
    return event(
        Optional.of(new Event.Source(chat, Optional.of(chat.value()))), id, at, eventContent);
  }

  public static Event event(
      Optional<Event.Source> source, String id, Instant at, EventContent eventContent) {
    return new Event(
        id,
        at,
        Optional.empty(),
        false,
        false,
        source,
        Optional.of("token-" + id),
        eventContent,
        "{}");
  }

  public boolean receive(Event... events) {
    return processor.receive(SALON, List.of(events));
  }

  /** Provides consumers for overloaded shards from now on. */
  public void consumersCome() {
    consumers = handedOver::add;
  }

  /** Returns a runner whose rate limit never delays it. */
  public DueWorkRunner round(int atOnce) {
    return round(new DueWorkRunner.Limits(100, atOnce), 1_000_000);
  }

  public DueWorkRunner round(DueWorkRunner.Limits limits, int perSecond) {
    return new DueWorkRunner(
        stores.dueWork(),
        new FollowUpSender(
            stores.followUps(),
            stores.chats(),
            ready,
            messaging,
            telemetry,
            clock,
            perSecond,
            clock::advance),
        replies,
        telemetry,
        clock,
        consumers,
        limits,
        Executors::newVirtualThreadPerTaskExecutor,
        clock::advance);
  }

  /** Runs a tick that ends by itself. */
  public DueWorkRunner.Carried tick() {
    return round(1).run(clock.instant().plus(Duration.ofMinutes(1)));
  }

  public void switchOn(ShopSwitch.Kind kind, Instant from, Instant until) {
    var before = store.accounts().read(SALON).state();
    var after = before.state().switchedOn(kind, from, Optional.of(until), "店長", from);
    if (!store.accounts().change(SALON, before, after))
      throw new IllegalStateException("not switched");
  }

  public Chat chat(ChatId id) {
    return store.chats().read(SALON, Optional.of(id)).chat().orElseThrow().chat();
  }

  /** Returns the delivery outcomes in this chat, the oldest first. */
  public List<String> endings(ChatId id) {
    var endings = new ArrayList<String>();
    for (var kept : store.archive().history(SALON, id, NOON, 1_000).reversed())
      endings.add(kept.outcome().map(UseCaseFixture::brief).orElse("outstanding"));
    return endings;
  }

  private static String brief(DeliveryOutcome ending) {
    return switch (ending) {
      case DeliveryOutcome.Sent(var via, _) -> "sent by " + via;
      case DeliveryOutcome.Skipped(var why) -> "skipped " + why;
      case DeliveryOutcome.Unknown(var why) -> "unknown " + why;
      case DeliveryOutcome.Failed(var why) -> "dead " + why;
    };
  }

  public List<Telemetry.Metric> metrics() {
    return told.stream().map(Told::what).toList();
  }

  /** Returns a version that differs for other settings. */
  private long version(AccountId account) {
    return Math.floorMod(Objects.requireNonNull(live.get(account)).hashCode(), 1_000_000) + 1L;
  }

  /** Settings of which only the live version loads, and none for the account named broken. */
  private final class LiveOnly implements SettingsRepository {
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
    public SaveVersionResult save(
        AccountId account,
        String document,
        String by,
        Optional<String> why,
        Instant at,
        OptionalLong expected) {
      throw new UnsupportedOperationException("these settings are set by the test");
    }

    @Override
    public RollbackResult pointTo(
        AccountId account,
        long version,
        String by,
        Optional<String> why,
        Instant at,
        OptionalLong expected) {
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

  /** Returns the settings as the functions reach them. */
  public SettingsRepository versions() {
    return new LiveOnly();
  }

  public static KeywordRule.Actions optOut() {
    return new KeywordRule.Actions(
        Set.of(), Set.of(), Optional.empty(), false, Set.of(), Set.of(), Optional.of(true));
  }
}
