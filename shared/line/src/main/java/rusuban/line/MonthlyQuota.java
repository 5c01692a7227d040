package rusuban.line;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import rusuban.core.AccountId;
import rusuban.core.Json;
import rusuban.core.decision.Quota;

/**
 * Whether an account has used up its month's messages, which is how a 429 for that is told from one
 * for the rate. Asked at most once a minute.
 */
final class MonthlyQuota {
  private static final Duration KEPT = Duration.ofMinutes(1);

  private record Asked(Instant at, boolean usedUp) {}

  private final InstantSource clock;
  private final Map<AccountId, Asked> asked = new ConcurrentHashMap<>();

  MonthlyQuota(InstantSource clock) {
    this.clock = clock;
  }

  /** False also where LINE does not tell: what comes back then is tried again later. */
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
   * Asks LINE (Messaging API reference, "Get the target limit for sending messages this month" and
   * "Get number of messages sent this month"); empty where it does not tell, or tells of a kind of
   * limit that is not known here. Without a limit nobody needs to know what is used.
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
