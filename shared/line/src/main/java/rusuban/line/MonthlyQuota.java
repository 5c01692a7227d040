package rusuban.line;

import com.linecorp.bot.messaging.client.MessagingApiClient;
import com.linecorp.bot.messaging.model.MessageQuotaResponse;
import com.linecorp.bot.messaging.model.QuotaConsumptionResponse;
import com.linecorp.bot.messaging.model.QuotaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rusuban.core.AccountId;

/**
 * Whether an account has used up its month's messages, which is how a 429 for that is told from one
 * for the rate (Messaging API reference, "Get the target limit for sending messages this month" and
 * "Get number of messages sent this month"). Asked at most once a minute.
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
  boolean isUsedUp(AccountId account, MessagingApiClient line) {
    Instant now = clock.instant();
    return asked
        .compute(
            account,
            (_, last) ->
                last != null && now.isBefore(last.at().plus(KEPT))
                    ? last
                    : new Asked(now, ask(line)))
        .usedUp();
  }

  private static boolean ask(MessagingApiClient line) {
    Optional<Long> limit =
        LineMessenger.body(line.getMessageQuota())
            .filter(quota -> quota.type() == QuotaType.LIMITED)
            .map(MessageQuotaResponse::value);
    return limit.isPresent()
        && LineMessenger.body(line.getMessageQuotaConsumption())
            .map(QuotaConsumptionResponse::totalUsage)
            .filter(used -> used >= limit.get())
            .isPresent();
  }
}
