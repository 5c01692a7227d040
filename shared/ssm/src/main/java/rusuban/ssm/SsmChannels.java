package rusuban.ssm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rusuban.app.Channel;
import rusuban.app.Channels;
import rusuban.core.AccountId;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;

/**
 * The channels of all accounts, from the parameters {@code <prefix>/<account>/channel-id}, {@code
 * channel-secret}, {@code channel-secret-next} (while it is being changed) and {@code
 * channel-access-token} (where a long-lived one is wanted). All are read together when the first is
 * asked for, and again when they have grown old.
 */
public final class SsmChannels implements Channels {
  /** How soon a changed secret is known everywhere. */
  private static final Duration FRESH = Duration.ofMinutes(5);

  /**
   * How soon a new account is known; whoever asks for accounts that do not exist costs one read in
   * this time.
   */
  private static final Duration FRESH_FOR_UNKNOWN = Duration.ofMinutes(1);

  private final SsmClient ssm;
  private final String prefix;
  private final InstantSource clock;
  private Map<AccountId, Channel> known = Map.of();
  private Instant readAt = Instant.MIN;

  /**
   * @param prefix the path above the accounts, without a slash at its end
   */
  public SsmChannels(SsmClient ssm, String prefix, InstantSource clock) {
    this.ssm = ssm;
    this.prefix = prefix;
    this.clock = clock;
  }

  /**
   * The account's channel.
   *
   * @throws IllegalStateException naming the parameter that is missing, where an account has only
   *     some of its parameters
   */
  @Override
  public synchronized Optional<Channel> find(AccountId account) {
    Instant now = clock.instant();
    if (now.isAfter(readAt.plus(known.containsKey(account) ? FRESH : FRESH_FOR_UNKNOWN))) read(now);
    return Optional.ofNullable(known.get(account));
  }

  @Override
  public synchronized Set<AccountId> accounts() {
    Instant now = clock.instant();
    if (now.isAfter(readAt.plus(FRESH))) read(now);
    return known.keySet();
  }

  private void read(Instant now) {
    var byAccount = new HashMap<AccountId, Map<String, String>>();
    ssm
        .getParametersByPathPaginator(
            request -> request.path(prefix).recursive(true).withDecryption(true))
        .stream()
        .flatMap(page -> page.parameters().stream())
        .forEach(parameter -> sort(parameter, byAccount));
    var channels = new HashMap<AccountId, Channel>();
    byAccount.forEach((account, values) -> channels.put(account, channel(account, values)));
    known = Map.copyOf(channels);
    readAt = now;
  }

  /** Parameters that are not {@code <prefix>/<account>/<name>} are somebody else's. */
  private void sort(Parameter parameter, Map<AccountId, Map<String, String>> byAccount) {
    String[] parts = parameter.name().substring(prefix.length() + 1).split("/", -1);
    if (parts.length == 2 && AccountId.isValid(parts[0]))
      byAccount
          .computeIfAbsent(new AccountId(parts[0]), _ -> new HashMap<>())
          .put(parts[1], parameter.value().strip());
  }

  private Channel channel(AccountId account, Map<String, String> values) {
    var secrets = new ArrayList<>(List.of(required(account, values, "channel-secret")));
    Optional.ofNullable(values.get("channel-secret-next")).ifPresent(secrets::add);
    return new Channel(
        required(account, values, "channel-id"),
        secrets,
        Optional.ofNullable(values.get("channel-access-token")));
  }

  private String required(AccountId account, Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null || value.isEmpty())
      throw new IllegalStateException(
          "the parameter " + prefix + "/" + account + "/" + name + " is missing or empty");
    return value;
  }
}
