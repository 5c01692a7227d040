package rusuban.app;

import java.util.concurrent.ConcurrentHashMap;
import rusuban.core.AccountId;
import rusuban.core.decision.Ready;

/**
 * Settings ready to decide with, kept by account and version: a version never changes, so what is
 * kept is never stale.
 */
public final class ReadySettings {
  private final SettingsVersions versions;
  private final ConcurrentHashMap<AccountId, Loaded> newest = new ConcurrentHashMap<>();

  private record Loaded(long version, Ready ready) {}

  public ReadySettings(SettingsVersions versions) {
    this.versions = versions;
  }

  /** The settings of this version; only the one asked for last is kept for an account. */
  public Ready at(AccountId account, long version) {
    Loaded kept = newest.get(account);
    if (kept != null && kept.version() == version) return kept.ready();
    Ready ready = Ready.of(versions.load(account, version));
    newest.put(account, new Loaded(version, ready));
    return ready;
  }
}
