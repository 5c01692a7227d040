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
import rusuban.app.Channel;
import rusuban.app.Records;
import rusuban.app.Records.Due;
import rusuban.app.Records.Entry;
import rusuban.app.Records.Kept;
import rusuban.app.Records.Recorded;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.event.Event;
import rusuban.testkit.Canaries;
import rusuban.testkit.FakeChannels;
import rusuban.testkit.FakeMessenger;
import rusuban.testkit.InMemoryRecords;
import rusuban.testkit.InMemorySettingsVersions;
import rusuban.testkit.SettableClock;
import rusuban.wiring.EmfJournal;
import rusuban.wiring.Parts;

/** The webhook function over fakes: the demo salon on the open Tuesday of {@code events/}. */
final class Desk {
  static final AccountId SALON = new AccountId("salon");
  static final String ACCESS_TOKEN = "canary-access-token";
  private static final Canaries CANARIES = new Canaries(Path.of("../../events"));

  final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T05:13:07Z"));
  final FakeChannels channels = new FakeChannels();
  final List<Entry> recorded = new CopyOnWriteArrayList<>();

  /** The store's answer to each recorded entry. */
  final List<Recorded> answers = new CopyOnWriteArrayList<>();

  private final ByteArrayOutputStream journal = new ByteArrayOutputStream();
  private final InMemorySettingsVersions versions = new InMemorySettingsVersions();
  private final Handler handler;
  private final Predicate<Event> outage;
  private FakeMessenger line = new FakeMessenger();
  private Records store = new InMemoryRecords(versions::live);

  Desk() {
    this(_ -> false);
  }

  /** Creates a desk whose store is down for these events. */
  Desk(Predicate<Event> outage) {
    this.outage = outage;
    has(new Channel("1234567890", List.of(Request.SECRET), Optional.of(ACCESS_TOKEN)));
    versions.save(SALON, demoSalon(), "test", clock.instant());
    var out = new EmfJournal(CANARIES.watched(journal), clock);
    var messenger = through(rusuban.app.Messenger.class, () -> line);
    handler = new Handler(Parts.of(watched(), versions, channels, messenger, out, clock));
  }

  private static String demoSalon() {
    try {
      return Files.readString(Path.of("../../examples/salon.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the salon this channel. */
  void has(Channel channel) {
    channels.with(SALON, channel);
  }

  /** Empties the store and LINE. The handler keeps all that it has loaded. */
  void anew() {
    recorded.clear();
    answers.clear();
    journal.reset();
    line = new FakeMessenger();
    store = new InMemoryRecords(versions::live);
  }

  int receives(Request request) {
    return receives(request.event());
  }

  int receives(APIGatewayV2HTTPEvent event) {
    return handler.handleRequest(event, NoContext.context()).getStatusCode();
  }

  FakeMessenger line() {
    return line;
  }

  String journal() {
    return journal.toString(UTF_8);
  }

  Optional<Instant> lastWebhook() {
    return store.lastWebhook(SALON);
  }

  List<Kept> kept(ChatId chat) {
    return store.history(SALON, chat, clock.instant(), 1_000);
  }

  /** Returns the replies that wait for the next tick. */
  List<Due> outstanding() {
    Instant later = clock.instant().plus(Duration.ofMinutes(1));
    return java.util.stream.IntStream.range(0, store.shards())
        .boxed()
        .flatMap(shard -> store.due(shard, later, 1_000).stream())
        .filter(Due.Reply.class::isInstance)
        .toList();
  }

  /** Returns the store behind a proxy that notes each recorded entry and throws in an outage. */
  private Records watched() {
    var through = through(Records.class, () -> store);
    return proxy(
        Records.class,
        (method, arguments) -> {
          if (arguments.length > 0 && arguments[0] instanceof Entry entry) {
            if (outage.test(entry.event())) throw new IllegalStateException("the store is down");
            var answer = (Recorded) method.invoke(through, arguments);
            if (!(answer instanceof Recorded.ChatMoved)) {
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
