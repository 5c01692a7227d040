package rusuban.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import rusuban.app.account.AccountStore;
import rusuban.app.chat.ChatArchive;
import rusuban.app.chat.ChatStore;
import rusuban.app.chat.EventRecord;
import rusuban.app.chat.HistoryEntry;
import rusuban.app.chat.SaveResult;
import rusuban.app.due.DueWork;
import rusuban.app.due.DueWork.DueReply;
import rusuban.app.due.DueWorkIndex;
import rusuban.app.followup.FollowUpQueue;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.MessagingApi;
import rusuban.app.reply.ReplyOutbox;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.event.Event;
import rusuban.testkit.FakeChannelRepository;
import rusuban.testkit.FakeMessagingApi;
import rusuban.testkit.InMemorySettingsRepository;
import rusuban.testkit.LeakScanner;
import rusuban.testkit.LiveSettings;
import rusuban.testkit.SettableClock;
import rusuban.testkit.store.InMemoryStorePorts;
import rusuban.testkit.store.InMemoryTable;
import rusuban.wiring.CompositionRoot;
import rusuban.wiring.EmfTelemetry;

/** The webhook function over fakes: the demo salon on the open Tuesday of {@code events/}. */
final class WebhookFixture {
  static final AccountId SALON = new AccountId("salon");
  static final String ACCESS_TOKEN = "canary-access-token";
  private static final LeakScanner CANARIES = new LeakScanner(Path.of("../../events"));

  final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T05:13:07Z"));
  final FakeChannelRepository channels = new FakeChannelRepository();
  final List<EventRecord> recorded = new CopyOnWriteArrayList<>();

  /** The store's answer to each recorded entry. */
  final List<SaveResult> answers = new CopyOnWriteArrayList<>();

  private final ByteArrayOutputStream telemetry = new ByteArrayOutputStream();
  private final InMemorySettingsRepository versions = new InMemorySettingsRepository();
  private final WebhookHandler webhookHandler;
  private final Predicate<Event> outage;
  private FakeMessagingApi line = new FakeMessagingApi();
  private StorePorts store = InMemoryStorePorts.of(new InMemoryTable(versions::live));

  WebhookFixture() {
    this(_ -> false);
  }

  /** Creates a fixture whose store is down for these events. */
  WebhookFixture(Predicate<Event> outage) {
    this.outage = outage;
    has(
        new ChannelCredentials(
            "1234567890", List.of(WebhookRequestBuilder.SECRET), Optional.of(ACCESS_TOKEN)));
    LiveSettings.save(versions, SALON, demoSalon(), "test", clock.instant());
    var out = new EmfTelemetry(CANARIES.watched(telemetry), clock);
    var messaging = through(MessagingApi.class, () -> line);
    webhookHandler =
        new WebhookHandler(
            CompositionRoot.of(watched(), versions, channels, messaging, out, clock));
  }

  private static String demoSalon() {
    try {
      return Files.readString(Path.of("../../examples/salon.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the salon this channel. */
  void has(ChannelCredentials channel) {
    channels.with(SALON, channel);
  }

  /** Empties the store and LINE. The handler keeps all that it has loaded. */
  void anew() {
    recorded.clear();
    answers.clear();
    telemetry.reset();
    line = new FakeMessagingApi();
    store = InMemoryStorePorts.of(new InMemoryTable(versions::live));
  }

  int receives(WebhookRequestBuilder webhookRequestBuilder) {
    return receives(webhookRequestBuilder.event());
  }

  int receives(APIGatewayV2HTTPEvent event) {
    return webhookHandler.handleRequest(event, UnusedContext.context()).getStatusCode();
  }

  FakeMessagingApi line() {
    return line;
  }

  String telemetry() {
    return telemetry.toString(UTF_8);
  }

  Optional<Instant> lastWebhook() {
    return store.accounts().lastWebhook(SALON);
  }

  List<HistoryEntry> kept(ChatId chat) {
    return store.archive().history(SALON, chat, clock.instant(), 1_000);
  }

  /** Returns the replies that wait for the next tick. */
  List<DueWork> outstanding() {
    Instant later = clock.instant().plus(Duration.ofMinutes(1));
    return java.util.stream.IntStream.range(0, store.dueWork().shards())
        .boxed()
        .flatMap(shard -> store.dueWork().due(shard, later, 1_000).stream())
        .filter(DueReply.class::isInstance)
        .toList();
  }

  /** Returns the store behind a proxy that notes each saved record and throws in an outage. */
  private StorePorts watched() {
    return new StorePorts(
        watchedChats(),
        through(ReplyOutbox.class, () -> store.replies()),
        through(FollowUpQueue.class, () -> store.followUps()),
        through(DueWorkIndex.class, () -> store.dueWork()),
        through(ChatArchive.class, () -> store.archive()),
        through(AccountStore.class, () -> store.accounts()));
  }

  private ChatStore watchedChats() {
    var through = through(ChatStore.class, () -> store.chats());
    return proxy(
        ChatStore.class,
        (method, arguments) -> {
          if (arguments.length > 0 && arguments[0] instanceof EventRecord entry) {
            if (outage.test(entry.event())) throw new IllegalStateException("the store is down");
            var answer = (SaveResult) method.invoke(through, arguments);
            if (!(answer instanceof SaveResult.VersionConflict)) {
              recorded.add(entry);
              answers.add(answer);
            }
            return answer;
          }
          return method.invoke(through, arguments);
        });
  }

  private static <T> T through(Class<T> port, java.util.function.Supplier<T> to) {
    return proxy(port, (method, arguments) -> method.invoke(to.get(), arguments));
  }

  private interface Call {
    Object to(java.lang.reflect.Method method, Object[] arguments)
        throws ReflectiveOperationException;
  }

  private static <T> T proxy(Class<T> port, Call call) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              try {
                return call.to(method, arguments == null ? new Object[0] : arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
