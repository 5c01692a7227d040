package rusuban.app;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import rusuban.app.Journal.Metric;
import rusuban.core.AccountId;

/**
 * Says once an hour which shops are open, so that an alarm can tell a silent evening from a webhook
 * that no longer arrives.
 */
public final class OpenHours {
  private final Channels channels;
  private final SettingsVersions versions;
  private final ReadySettings settings;
  private final Journal journal;

  public OpenHours(
      Channels channels, SettingsVersions versions, ReadySettings settings, Journal journal) {
    this.channels = channels;
    this.versions = versions;
    this.settings = settings;
    this.journal = journal;
  }

  /** Counts every shop that is open, in the first minute of an hour only. */
  public void tell(Instant now) {
    if (now.atOffset(ZoneOffset.UTC).getMinute() != 0) return;
    for (var account : channels.accounts()) {
      try {
        if (isOpen(account, now)) journal.tell(Metric.SHOP_OPEN, account, Map.of());
      } catch (RuntimeException e) {
        // One account's settings that cannot be read must not keep the due work from being done.
        journal.tell(Metric.WORK_FAILED, account, Map.of("why", e.getClass().getSimpleName()));
      }
    }
  }

  private boolean isOpen(AccountId account, Instant now) {
    var live = versions.live(account);
    return live.isPresent() && settings.at(account, live.getAsLong()).calendar().isOpen(now);
  }
}
