package rusuban.console.policies;

import java.time.Duration;
import rusuban.core.chat.ResponseMode;
import rusuban.core.settings.Handover;
import rusuban.core.settings.QuietHours;
import rusuban.core.settings.Settings;

/**
 * The policies that the page can set.
 *
 * @param keptBack messages of the month that are kept back
 * @param keptDays days for which messages are stored
 */
record PolicyValues(
    String shopName,
    QuietHours quietHours,
    int keptBack,
    boolean pushWhenReplyFails,
    ResponseMode mode,
    Handover handover,
    Duration silentAfterStaff,
    int keptDays) {

  static PolicyValues of(Settings settings) {
    return new PolicyValues(
        settings.shopName(),
        settings.quietHours(),
        settings.quotaKeptBack(),
        settings.pushWhenReplyFails(),
        settings.mode(),
        settings.handover(),
        settings.silentAfterStaff(),
        Math.toIntExact(settings.keepMessages().toDays()));
  }
}
