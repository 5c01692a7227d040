package rusuban.line;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import rusuban.core.AccountId;
import rusuban.core.decision.Quota;
import rusuban.json.Json;

/**
 * Monthly message quota of each account. It distinguishes a 429 for the quota from a 429 for the
 * rate. LINE is asked at most once a minute per account.
 */
final class MonthlyQuota {
  private static final Duration KEPT = Duration.ofMinutes(1);

  private record Asked(Instant at, boolean usedUp) {}

  private final InstantSource clock;
  private final Map<AccountId, Asked> asked = new ConcurrentHashMap<>();

  MonthlyQuota(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns whether the quota is used up. Without LINE's answer it is not: a retry follows. */
  boolean isUsedUp(AccountId account, ChannelClient line) {
    Instant now = clock.instant();
    return asked
        .compute(
            account,
            (_, last) ->
                last != null && now.isBefore(last.at().plus(KEPT))
                    ? last
                    : new Asked(now, ask(line).filter(Quota::isUsedUp).isPresent()))
        .usedUp();
  }

  /**
   * Asks LINE for the quota. Returns empty without an answer or for an unknown kind of limit.
   * Without a limit it does not ask for the number of sent messages (Messaging API reference, "Get
   * the target limit for sending messages this month" and "Get number of messages sent this
   * month").
   */
  static Optional<Quota> ask(ChannelClient line) {
    var quota = line.get("/v2/bot/message/quota").orElse(Json.Obj.EMPTY);
    return switch (quota.text("type").orElse("")) {
      case "none" -> Optional.of(Quota.UNLIMITED);
      case "limited" -> limited(quota.whole("value"), line);
      default -> Optional.empty();
    };
  }

  private static Optional<Quota> limited(OptionalLong limit, ChannelClient line) {
    if (limit.isEmpty()) return Optional.empty();
    return line.get("/v2/bot/message/quota/consumption")
        .map(answer -> answer.whole("totalUsage"))
        .filter(OptionalLong::isPresent)
        .map(used -> new Quota(limit, used.getAsLong()));
  }
}
