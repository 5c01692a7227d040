package rusuban.app.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import rusuban.app.Telemetry;
import rusuban.app.Telemetry.Metric;
import rusuban.core.AccountId;

/**
 * Notes when LINE last sent an account a webhook, so that {@link SilentAccounts} can count from it.
 * A note is a write of its own, so a process makes at most one for each {@link #PRECISION}.
 */
public final class WebhookArrivals {
  /** The time by which a note may lag behind the last webhook. */
  static final Duration PRECISION = Duration.ofMinutes(15);

  private final Map<AccountId, Instant> noted = new ConcurrentHashMap<>();
  private final AccountStore accounts;
  private final Telemetry telemetry;
  private final Executor later;

  /**
   * @param later runs the write, where there is time for it
   */
  public WebhookArrivals(AccountStore accounts, Telemetry telemetry, Executor later) {
    this.accounts = accounts;
    this.telemetry = telemetry;
    this.later = later;
  }

  /** Notes a webhook with a right signature, whatever it holds. It never throws. */
  public void note(AccountId account, Instant at) {
    var last = noted.get(account);
    if (last != null && at.isBefore(last.plus(PRECISION))) return;
    noted.put(account, at);
    later.execute(() -> write(account, at));
  }

  private void write(AccountId account, Instant at) {
    try {
      accounts.noteWebhook(account, at);
    } catch (RuntimeException e) {
      noted.remove(account, at);
      telemetry.tell(Metric.WORK_FAILED, account, Map.of("why", e.getClass().getSimpleName()));
    }
  }
}
