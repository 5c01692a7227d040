package rusuban.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import rusuban.app.Journal.Metric;
import rusuban.core.AccountId;

/**
 * Notes when LINE last sent an account a webhook, so that {@link SilentAccounts} can count from it.
 * A note is a write of its own, so a process makes at most one for each {@link #PRECISION}.
 */
public final class WebhookArrivals {
  /** The time by which a note may lag behind the last webhook. */
  static final Duration PRECISION = Duration.ofMinutes(15);

  private final Map<AccountId, Instant> noted = new ConcurrentHashMap<>();
  private final Records records;
  private final Journal journal;
  private final Executor later;

  /**
   * @param later runs the write, where there is time for it
   */
  public WebhookArrivals(Records records, Journal journal, Executor later) {
    this.records = records;
    this.journal = journal;
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
      records.noteWebhook(account, at);
    } catch (RuntimeException e) {
      noted.remove(account, at);
      journal.tell(Metric.WORK_FAILED, account, Map.of("why", e.getClass().getSimpleName()));
    }
  }
}
