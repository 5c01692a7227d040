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
import rusuban.app.Channel;
import rusuban.app.Channels;
import rusuban.app.Journal;
import rusuban.app.Journal.Metric;
import rusuban.core.AccountId;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;

/**
 * The channels of all accounts, from the parameters {@code <prefix>/<account>/channel-id}, {@code
 * channel-secret}, {@code channel-secret-next} (while it is being changed) and {@code
 * channel-access-token} (where a long-lived one is wanted). All are read together when the first is
 * asked for, and again when they have grown old: beside the work where they still serve.
 *
 * <p>An account without an id or without a secret has no channel. That is told each time the
 * parameters are read, and hinders no other account.
 */
public final class SsmChannels implements Channels {
  /** After this they are read again. */
  private static final Duration FRESH = Duration.ofMinutes(5);

  /** After this nobody is served with them before they were read again. */
  private static final Duration GOOD = Duration.ofHours(1);

  private final SsmClient ssm;
  private final String prefix;
  private final Journal journal;
  private final InstantSource clock;
  private final Executor beside;
  private final AtomicBoolean readingBeside = new AtomicBoolean();
  private volatile Known known = new Known(Map.of(), Instant.MIN);

  private record Known(Map<AccountId, Channel> channels, Instant readAt) {

    Optional<Channel> of(AccountId account) {
      return Optional.ofNullable(channels.get(account));
    }
  }

  /**
   * @param prefix the path above the accounts, without a slash at its end
   * @param journal is told where they could not be read beside the work, and of accounts that lack
   *     a part
   * @param beside reads what has grown old and still serves, so that nobody waits for it
   */
  public SsmChannels(
      SsmClient ssm, String prefix, Journal journal, InstantSource clock, Executor beside) {
    this.ssm = ssm;
    this.prefix = prefix;
    this.journal = journal;
    this.clock = clock;
    this.beside = beside;
  }

  @Override
  public Optional<Channel> find(AccountId account) {
    var channel = known.of(account);
    if (channel.isEmpty() || !isYounger(known, GOOD)) return latest(account);
    if (!isYounger(known, FRESH)) readBeside(account);
    return channel;
  }

  @Override
  public Optional<Channel> latest(AccountId account) {
    // Whoever asks for accounts that do not exist, or forges signatures, costs one read in this
    // time.
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
      // Who asks next tries again, and is refused once what is known serves no more.
      var why = Map.of("why", e.getClass().getSimpleName(), "of", "secrets");
      journal.tell(Metric.WORK_FAILED, asked, why);
    } finally {
      readingBeside.set(false);
    }
  }

  /** Who comes while they are being read waits for that, and need not read again. */
  private synchronized Known read(Duration unlessYounger) {
    if (!isYounger(known, unlessYounger)) known = new Known(read(), clock.instant());
    return known;
  }

  private Map<AccountId, Channel> read() {
    var byAccount = new HashMap<AccountId, Map<String, String>>();
    ssm
        .getParametersByPathPaginator(
            request -> request.path(prefix).recursive(true).withDecryption(true))
        .stream()
        .flatMap(page -> page.parameters().stream())
        .forEach(parameter -> sort(parameter, byAccount));
    var channels = new HashMap<AccountId, Channel>();
    byAccount.forEach(
        (account, values) ->
            channel(account, values).ifPresent(channel -> channels.put(account, channel)));
    return Map.copyOf(channels);
  }

  /** Parameters that are not {@code <prefix>/<account>/<name>} are somebody else's. */
  private void sort(Parameter parameter, Map<AccountId, Map<String, String>> byAccount) {
    String[] parts = parameter.name().substring(prefix.length() + 1).split("/", -1);
    if (parts.length == 2 && AccountId.isValid(parts[0]))
      byAccount
          .computeIfAbsent(new AccountId(parts[0]), _ -> new HashMap<>())
          .put(parts[1], parameter.value().strip());
  }

  /** The account's channel, empty where a part of it is missing. */
  private Optional<Channel> channel(AccountId account, Map<String, String> values) {
    values.values().removeIf(String::isEmpty);
    var secrets =
        Stream.of("channel-secret-next", "channel-secret")
            .flatMap(name -> Optional.ofNullable(values.get(name)).stream())
            .distinct()
            .toList();
    var id = Optional.ofNullable(values.get("channel-id"));
    if (id.isEmpty()) tellMissing(account, "channel-id");
    if (secrets.isEmpty()) tellMissing(account, "channel-secret");
    return secrets.isEmpty()
        ? Optional.empty()
        : id.map(
            it ->
                new Channel(it, secrets, Optional.ofNullable(values.get("channel-access-token"))));
  }

  private void tellMissing(AccountId account, String name) {
    var what = Map.of("why", "parameter-missing", "parameter", prefix + "/" + account + "/" + name);
    journal.tell(Metric.WORK_FAILED, account, what);
  }
}
