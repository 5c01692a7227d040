package rusuban.app.settings;

import java.util.concurrent.ConcurrentHashMap;
import rusuban.core.AccountId;
import rusuban.core.decision.CompiledSettings;
import rusuban.core.shop.ShopState;

/**
 * Cache of compiled settings by account and version. A version never changes, so no entry is ever
 * stale. The caller gives the state of the shop.
 */
public final class CompiledSettingsCache {
  private final SettingsRepository versions;
  private final ConcurrentHashMap<AccountId, Loaded> newest = new ConcurrentHashMap<>();

  private record Loaded(long version, CompiledSettings compiledSettings) {}

  public CompiledSettingsCache(SettingsRepository versions) {
    this.versions = versions;
  }

  /**
   * Returns the settings of this version in this state of the shop. Only the last version of each
   * account is cached. A change of the state alone does not compile the rules again.
   */
  public CompiledSettings at(AccountId account, long version, ShopState state) {
    Loaded kept = newest.get(account);
    CompiledSettings before =
        kept != null && kept.version() == version
            ? kept.compiledSettings()
            : CompiledSettings.of(versions.load(account, version));
    CompiledSettings compiledSettings = before.in(state);
    newest.put(account, new Loaded(version, compiledSettings));
    return compiledSettings;
  }
}
