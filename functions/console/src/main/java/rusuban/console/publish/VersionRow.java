package rusuban.console.publish;

import java.util.Optional;
import rusuban.app.settings.SettingsRepository.Version;
import rusuban.console.page.DateTimeText;

/** One version of the settings as a page shows it. */
public record VersionRow(long number, String why, String when, String by, boolean isLive) {

  static VersionRow of(Version version, Optional<Long> live, DateTimeText time) {
    return new VersionRow(
        version.number(),
        version
            .why()
            .orElseGet(
                () -> time.language().of("版" + version.number(), "Version " + version.number())),
        time.moment(version.savedAt()),
        version.by(),
        live.filter(it -> it == version.number()).isPresent());
  }
}
