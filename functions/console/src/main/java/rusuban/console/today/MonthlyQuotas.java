package rusuban.console.today;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rusuban.app.messaging.MessagingApi;
import rusuban.core.AccountId;
import rusuban.core.decision.Quota;

/** The month's messages as LINE last reported them. A page must not wait for LINE at every view. */
public final class MonthlyQuotas {
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final MessagingApi line;
  private final Map<AccountId, Reported> newest = new ConcurrentHashMap<>();

  private record Reported(Optional<Quota> quota, Instant at) {}

  public MonthlyQuotas(MessagingApi line) {
    this.line = line;
  }

  /** Returns the quota, at most five minutes old; empty if LINE does not answer. */
  public Optional<Quota> of(AccountId account, Instant now) {
    var kept = newest.get(account);
    if (kept != null && now.isBefore(kept.at().plus(KEPT))) return kept.quota();
    var quota = line.quota(account);
    newest.put(account, new Reported(quota, now));
    return quota;
  }
}
