package rusuban.app.settings;

import java.util.concurrent.ConcurrentHashMap;
import rusuban.core.AccountId;
import rusuban.core.decision.CompiledSettings;
import rusuban.core.shop.ShopState;

/**
 * Settings ready to decide with, kept by account and version: a version never changes, so what is
 * kept is never stale. The state of the shop is given with each question.
 */
public final class CompiledSettingsCache {
  private final SettingsRepository versions;
  private final ConcurrentHashMap<AccountId, Loaded> newest = new ConcurrentHashMap<>();

  private record Loaded(long version, CompiledSettings compiledSettings) {}

  public CompiledSettingsCache(SettingsRepository versions) {
    this.versions = versions;
  }

  /**
   * The settings of this version in this state of the shop; only what was asked for last is kept
   * for an account. Where only the state is another, the rules are not compiled again.
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
