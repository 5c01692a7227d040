package rusuban.ssm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import rusuban.app.Telemetry;
import rusuban.app.Telemetry.Metric;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.ChannelRepository;
import rusuban.core.AccountId;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;

/**
 * Channels of all accounts, from parameters below {@code <prefix>/<account>/}. Their names are
 * {@code channel-id}, {@code channel-secret}, {@code channel-secret-next} (during a change) and
 * {@code channel-access-token} (for a long-lived token). The first request reads all of them
 * together. Old ones are read again, in the background while they may still be used.
 *
 * <p>An account without an id or a secret has no channel. Each read reports it. It affects no other
 * account.
 */
public final class SsmChannelRepository implements ChannelRepository {
  static final String ID = "channel-id";
  static final String SECRET = "channel-secret";
  static final String NEXT_SECRET = "channel-secret-next";
  static final String ACCESS_TOKEN = "channel-access-token";

  /** Age at which the parameters are read again. */
  private static final Duration FRESH = Duration.ofMinutes(5);

  /** Age at which they are not used before they were read again. */
  private static final Duration GOOD = Duration.ofHours(1);

  private final SsmClient ssm;
  private final String prefix;
  private final Telemetry telemetry;
  private final InstantSource clock;
  private final Executor beside;
  private final AtomicBoolean readingBeside = new AtomicBoolean();
  private volatile Known known = new Known(Map.of(), Instant.MIN);

  private record Known(Map<AccountId, ChannelCredentials> channels, Instant readAt) {

    Optional<ChannelCredentials> of(AccountId account) {
      return Optional.ofNullable(channels.get(account));
    }
  }

  /**
   * Creates channels that have read no parameter yet.
   *
   * @param prefix the path above the accounts, without a slash at its end
   * @param telemetry records failed background reads, and accounts that lack a part
   * @param beside runs background reads, so that nobody waits for them
   */
  public SsmChannelRepository(
      SsmClient ssm, String prefix, Telemetry telemetry, InstantSource clock, Executor beside) {
    this.ssm = ssm;
    this.prefix = prefix;
    this.telemetry = telemetry;
    this.clock = clock;
    this.beside = beside;
  }

  @Override
  public Optional<ChannelCredentials> find(AccountId account) {
    var channel = known.of(account);
    if (channel.isEmpty() || !isYounger(known, GOOD)) return latest(account);
    if (!isYounger(known, FRESH)) readBeside(account);
    return channel;
  }

  @Override
  public Optional<ChannelCredentials> latest(AccountId account) {
    // Requests for unknown accounts or with forged signatures cost one read in this time.
    return read(KNOWN_WITHIN).of(account);
  }

  @Override
  public void renew() {
    var any = known.channels().keySet().stream().findAny();
    if (!isYounger(known, FRESH)) any.ifPresent(this::readBeside);
  }

  @Override
  public Set<AccountId> accounts() {
    return read(FRESH).channels().keySet();
  }

  /** Returns the full name of an account's parameter. */
  String path(AccountId account, String name) {
    return prefix + "/" + account + "/" + name;
  }

  /** Replaces what is known of an account, whose parameters this process has just written. */
  synchronized void remember(AccountId account, ChannelCredentials channel) {
    var channels = new HashMap<>(known.channels());
    channels.put(account, channel);
    known = new Known(Map.copyOf(channels), known.readAt());
  }

  private boolean isYounger(Known it, Duration age) {
    return !clock.instant().isAfter(it.readAt().plus(age));
  }

  private void readBeside(AccountId asked) {
    if (readingBeside.compareAndSet(false, true)) beside.execute(() -> tryToRead(asked));
  }

  private void tryToRead(AccountId asked) {
    try {
      read(FRESH);
    } catch (RuntimeException e) {
      // The next request tries again. It fails once the known parameters may not be used any more.
      var why = Map.of("why", e.getClass().getSimpleName(), "of", "secrets");
      telemetry.tell(Metric.WORK_FAILED, asked, why);
    } finally {
      readingBeside.set(false);
    }
  }

  /** Reads the parameters if they are not younger than this. Concurrent callers share one read. */
  private synchronized Known read(Duration unlessYounger) {
    if (!isYounger(known, unlessYounger)) known = new Known(read(), clock.instant());
    return known;
  }

  private Map<AccountId, ChannelCredentials> read() {
    var byAccount = new HashMap<AccountId, Map<String, String>>();
    ssm
        .getParametersByPathPaginator(
            request -> request.path(prefix).recursive(true).withDecryption(true))
        .stream()
        .flatMap(page -> page.parameters().stream())
        .forEach(parameter -> sort(parameter, byAccount));
    var channels = new HashMap<AccountId, ChannelCredentials>();
    byAccount.forEach(
        (account, values) ->
            channel(account, values).ifPresent(channel -> channels.put(account, channel)));
    return Map.copyOf(channels);
  }

  /** Groups a parameter by account. Only {@code <prefix>/<account>/<name>} belongs to us. */
  private void sort(Parameter parameter, Map<AccountId, Map<String, String>> byAccount) {
    String[] parts = parameter.name().substring(prefix.length() + 1).split("/", -1);
    if (parts.length == 2 && AccountId.isValid(parts[0]))
      byAccount
          .computeIfAbsent(new AccountId(parts[0]), _ -> new HashMap<>())
          .put(parts[1], parameter.value().strip());
  }

  /** Returns the account's channel, empty if a part is missing. */
  private Optional<ChannelCredentials> channel(AccountId account, Map<String, String> values) {
    values.values().removeIf(String::isEmpty);
    var secrets =
        Stream.of(NEXT_SECRET, SECRET)
            .flatMap(name -> Optional.ofNullable(values.get(name)).stream())
            .distinct()
            .toList();
    var id = Optional.ofNullable(values.get(ID));
    if (id.isEmpty()) tellMissing(account, ID);
    if (secrets.isEmpty()) tellMissing(account, SECRET);
    return secrets.isEmpty()
        ? Optional.empty()
        : id.map(
            it ->
                new ChannelCredentials(it, secrets, Optional.ofNullable(values.get(ACCESS_TOKEN))));
  }

  private void tellMissing(AccountId account, String name) {
    var what = Map.of("why", "parameter-missing", "parameter", path(account, name));
    telemetry.tell(Metric.WORK_FAILED, account, what);
  }
}
