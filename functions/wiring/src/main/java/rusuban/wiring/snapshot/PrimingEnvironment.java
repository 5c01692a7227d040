package rusuban.wiring.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import rusuban.app.chat.EventRecord;
import rusuban.app.due.DueWork;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.ChannelRepository;
import rusuban.app.settings.RollbackResult;
import rusuban.app.settings.SaveVersionResult;
import rusuban.app.settings.SettingsRepository;
import rusuban.core.AccountId;
import rusuban.core.settings.Settings;
import rusuban.line.LineMessagingApi;
import rusuban.line.LineOptions;
import rusuban.settings.SettingsDocument;
import rusuban.wiring.CompositionRoot;
import rusuban.wiring.EmfTelemetry;

/**
 * The parts of a function without a real store or LINE. A function with these parts runs all its
 * code for a message, without any effect outside.
 */
public final class PrimingEnvironment implements AutoCloseable {
  /** The account of events/. */
  public static final AccountId ACCOUNT = new AccountId("salon");

  /** The channel secret that events/ are signed with, from LINE's own example. */
  public static final String SECRET = "8c570fa6dd201bb328f1c1eac23a96d8";

  /** A channel without a long-lived token, so that priming also issues a token. */
  private static final ChannelCredentials CHANNEL =
      new ChannelCredentials("1234567890", List.of(SECRET), Optional.empty());

  private final StubMessagingApi line;
  private final NoOpStore store = new NoOpStore();
  private final Settings settings;
  private final CompositionRoot compositionRoot;

  private PrimingEnvironment(StubMessagingApi line, Settings settings, Instant now) {
    this.line = line;
    this.settings = settings;
    InstantSource clock = InstantSource.fixed(now);
    var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var telemetry = new EmfTelemetry(silent, clock);
    var options = LineOptions.unhurried().at(line.address()).trusting(line.trust());
    ChannelRepository channels = new OneChannel();
    var messaging = new LineMessagingApi(channels, options, telemetry, clock);
    compositionRoot =
        CompositionRoot.of(store.ports(), new OneVersion(), channels, messaging, telemetry, clock);
  }

  /**
   * Returns parts with a clock that stands at this time.
   *
   * @throws IllegalStateException if the example's settings are unreadable
   */
  public static PrimingEnvironment at(Instant now) {
    try {
      return new PrimingEnvironment(new StubMessagingApi(), example(), now);
    } catch (IOException e) {
      throw new UncheckedIOException("no rehearsal on the loopback address", e);
    }
  }

  private static Settings example() throws IOException {
    try (var salon = PrimingEnvironment.class.getResourceAsStream("salon.json")) {
      if (salon == null) throw new IllegalStateException("salon.json is not in the archive");
      var document = new String(salon.readAllBytes(), StandardCharsets.UTF_8);
      return switch (SettingsDocument.read(document)) {
        case SettingsDocument.Read.Good(var read) -> read;
        case SettingsDocument.Read.Bad(var problems) ->
            throw new IllegalStateException("examples/salon.json: " + problems);
      };
    }
  }

  /** Returns the function's parts. */
  public CompositionRoot parts() {
    return compositionRoot;
  }

  /** Returns the settings that the function decides with. */
  public Settings settings() {
    return settings;
  }

  /** Forgets all events and chats, so that each event is new again. */
  public void anew() {
    store.forget();
  }

  /** Returns the records saved since {@link #anew}. */
  public List<EventRecord> entries() {
    return store.records();
  }

  /** Adds due work. */
  public void due(DueWork work) {
    store.add(work);
  }

  /** Returns the number of messages sent. */
  public int sent() {
    return line.sent();
  }

  /** Closes every connection. */
  @Override
  public void close() {
    compositionRoot.close();
    line.close();
  }

  private static final class OneChannel implements ChannelRepository {
    @Override
    public Optional<ChannelCredentials> find(AccountId account) {
      return account.equals(ACCOUNT) ? Optional.of(CHANNEL) : Optional.empty();
    }

    @Override
    public Set<AccountId> accounts() {
      return Set.of(ACCOUNT);
    }
  }

  private final class OneVersion implements SettingsRepository {
    @Override
    public Settings load(AccountId account, long version) {
      return settings;
    }

    @Override
    public Optional<String> document(AccountId account, long version) {
      return Optional.empty();
    }

    @Override
    public OptionalLong live(AccountId account) {
      return OptionalLong.of(1);
    }

    @Override
    public SaveVersionResult save(
        AccountId account,
        String document,
        String by,
        Optional<String> why,
        Instant at,
        OptionalLong expected) {
      throw new UnsupportedOperationException("a rehearsal saves nothing");
    }

    @Override
    public RollbackResult pointTo(
        AccountId account,
        long version,
        String by,
        Optional<String> why,
        Instant at,
        OptionalLong expected) {
      throw new UnsupportedOperationException("a rehearsal saves nothing");
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
}
