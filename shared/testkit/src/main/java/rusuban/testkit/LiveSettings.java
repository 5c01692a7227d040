package rusuban.testkit;

import java.time.Instant;
import java.util.Optional;
import rusuban.app.settings.RollbackResult;
import rusuban.app.settings.SaveVersionResult;
import rusuban.app.settings.SettingsRepository;
import rusuban.core.AccountId;

/** Changes of an account's live settings by its only editor. */
public final class LiveSettings {
  private LiveSettings() {}

  /**
   * Saves a document made from the live version.
   *
   * @return the new version
   * @throws IllegalStateException if another editor was faster
   */
  public static long save(
      SettingsRepository versions, AccountId account, String document, String by, Instant at) {
    var live = versions.live(account);
    return switch (versions.save(account, document, by, Optional.empty(), at, live)) {
      case SaveVersionResult.Saved(var version) -> version;
      case SaveVersionResult.Superseded superseded ->
          throw new IllegalStateException("there is another editor: " + superseded);
    };
  }

  /**
   * Makes an earlier version live.
   *
   * @throws IllegalStateException if there is no such version, or another editor was faster
   */
  public static void pointTo(
      SettingsRepository versions, AccountId account, long version, String by, Instant at) {
    var live = versions.live(account);
    var result = versions.pointTo(account, version, by, Optional.empty(), at, live);
    if (!result.equals(new RollbackResult.RolledBack()))
      throw new IllegalStateException("version " + version + ": " + result);
  }
}
