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
 * Saves when LINE last sent an account a webhook, for {@link SilentAccounts}. It costs a write of
 * its own, so a process writes at most once per account and {@link #PRECISION}.
 */
public final class WebhookArrivals {
  /** Maximum time by which the saved time is behind the last webhook. */
  static final Duration PRECISION = Duration.ofMinutes(15);

  private final Map<AccountId, Instant> noted = new ConcurrentHashMap<>();
  private final AccountStore accounts;
  private final Telemetry telemetry;
  private final Executor later;

  /**
   * Creates the recorder.
   *
   * @param later runs the write when there is time for it
   */
  public WebhookArrivals(AccountStore accounts, Telemetry telemetry, Executor later) {
    this.accounts = accounts;
    this.telemetry = telemetry;
    this.later = later;
  }

  /**
   * Saves the arrival of a webhook with a valid signature and an event, whatever the event. It
   * never throws.
   */
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
