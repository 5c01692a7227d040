package rusuban.app;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import rusuban.app.Journal.Metric;

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
      var live = versions.live(account);
      if (live.isPresent() && settings.at(account, live.getAsLong()).calendar().isOpen(now))
        journal.tell(Metric.SHOP_OPEN, account, Map.of());
    }
  }
}
