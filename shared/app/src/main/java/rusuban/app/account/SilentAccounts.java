package rusuban.app.account;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import rusuban.app.Telemetry;
import rusuban.app.Telemetry.Metric;
import rusuban.app.messaging.ChannelRepository;
import rusuban.app.settings.CompiledSettingsCache;
import rusuban.core.AccountId;

/**
 * Reports, once an hour, each account without a webhook for the given number of open hours.
 *
 * <p>Closed hours do not count, and they do not reset the count: a shop that opens 11-14 and 17-22
 * is never open for six hours in a row. Each account is counted separately. Otherwise one shop's
 * customers would hide that another shop receives nothing.
 */
public final class SilentAccounts {
  private final ChannelRepository channels;
  private final CompiledSettingsCache settings;
  private final AccountStore accounts;
  private final Telemetry telemetry;
  private final Duration longest;

  /**
   * Creates the report.
   *
   * @param longest open time without a webhook after which an account is silent
   */
  public SilentAccounts(
      ChannelRepository channels,
      CompiledSettingsCache settings,
      AccountStore accounts,
      Telemetry telemetry,
      Duration longest) {
    this.channels = channels;
    this.settings = settings;
    this.accounts = accounts;
    this.telemetry = telemetry;
    this.longest = longest;
  }

  /** Reports every silent account, in the first minute of an hour only. */
  public void tell(Instant now) {
    if (now.atOffset(ZoneOffset.UTC).getMinute() != 0) return;
    for (var account : channels.accounts()) {
      try {
        tell(account, now);
      } catch (RuntimeException e) {
        // Unreadable settings of one account must not hide the silence of another.
        telemetry.tell(Metric.WORK_FAILED, account, Map.of("why", e.getClass().getSimpleName()));
      }
    }
  }

  private void tell(AccountId account, Instant now) {
    var context = accounts.read(account);
    if (context.settings().isEmpty()) return;
    var last = accounts.lastWebhook(account);
    if (last.isEmpty()) {
      // An account that was never connected to LINE counts as silent too: its count begins here.
      accounts.noteWebhook(account, now);
      return;
    }
    var compiledSettings =
        settings.at(account, context.settings().getAsLong(), context.state().state());
    var open = compiledSettings.calendar().openTime(last.get(), now);
    if (open.compareTo(longest) < 0) return;
    var ids = Map.of("since", last.get().toString(), "openHours", Long.toString(open.toHours()));
    telemetry.tell(Metric.ACCOUNT_SILENT, account, ids);
  }
}
