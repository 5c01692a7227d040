package rusuban.simulation.ports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import rusuban.app.settings.RollbackResult;
import rusuban.app.settings.SaveVersionResult;
import rusuban.app.settings.SettingsRepository;
import rusuban.core.AccountId;
import rusuban.core.settings.Settings;
import rusuban.settings.SettingsDocument;

/**
 * The settings in front of one invocation, with faults.
 *
 * @param loaded the versions loaded in this schedule, which never change
 */
record FaultySettingsRepository(
    SettingsRepository versions, FaultyCalls calls, Map<Long, Settings> loaded)
    implements SettingsRepository {
  /** The settings of each document for all schedules, because a document always gives the same. */
  private static final Map<String, Settings> READ = new ConcurrentHashMap<>();

  @Override
  public Settings load(AccountId account, long version) {
    return calls.settings(
        () ->
            loaded.computeIfAbsent(
                version,
                _ ->
                    READ.computeIfAbsent(
                        versions.document(account, version).orElseThrow(),
                        FaultySettingsRepository::read)));
  }

  private static Settings read(String document) {
    return switch (SettingsDocument.read(document)) {
      case SettingsDocument.Read.Good(var settings) -> settings;
      case SettingsDocument.Read.Bad(var problems) ->
          throw new IllegalStateException("" + problems);
    };
  }

  @Override
  public Optional<String> document(AccountId account, long version) {
    return calls.toStore("document", () -> versions.document(account, version));
  }

  @Override
  public OptionalLong live(AccountId account) {
    return calls.toStore("live", () -> versions.live(account));
  }

  @Override
  public SaveVersionResult save(
      AccountId account,
      String document,
      String by,
      Optional<String> why,
      Instant at,
      OptionalLong expected) {
    return calls.toStore("save", () -> versions.save(account, document, by, why, at, expected));
  }

  @Override
  public RollbackResult pointTo(
      AccountId account,
      long version,
      String by,
      Optional<String> why,
      Instant at,
      OptionalLong expected) {
    return calls.toStore(
        "pointTo", () -> versions.pointTo(account, version, by, why, at, expected));
  }

  @Override
  public List<Version> history(AccountId account, int limit) {
    return calls.toStore("history", () -> versions.history(account, limit));
  }

  @Override
  public List<Rollback> rollbacks(AccountId account, int limit) {
    return calls.toStore("rollbacks", () -> versions.rollbacks(account, limit));
  }
}
