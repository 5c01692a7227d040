package rusuban.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import rusuban.app.settings.RollbackResult;
import rusuban.app.settings.SaveVersionResult;
import rusuban.app.settings.SettingsRepository;
import rusuban.core.AccountId;
import rusuban.core.ValidationProblem;
import rusuban.core.settings.Settings;
import rusuban.settings.SettingsDocument;

/** Settings in memory, every version of them. */
public final class InMemorySettingsRepository implements SettingsRepository {
  private final Map<AccountId, List<Saved>> saved = new HashMap<>();
  private final Map<AccountId, Long> live = new HashMap<>();
  private final Map<AccountId, List<Rollback>> rollbacks = new HashMap<>();

  private record Saved(String document, Version version) {}

  @Override
  public Settings load(AccountId account, long version) {
    var document =
        document(account, version)
            .orElseThrow(() -> new NoSuchElementException("no settings version " + version));
    return switch (SettingsDocument.read(document)) {
      case SettingsDocument.Read.Good(var settings) -> settings;
      case SettingsDocument.Read.Bad(var problems) ->
          throw new IllegalStateException(
              "kept settings are broken at "
                  + problems.stream().map(ValidationProblem::at).toList());
    };
  }

  @Override
  public synchronized Optional<String> document(AccountId account, long version) {
    var versions = saved.getOrDefault(account, List.of());
    return version >= 1 && version <= versions.size()
        ? Optional.of(versions.get((int) version - 1).document())
        : Optional.empty();
  }

  @Override
  public synchronized OptionalLong live(AccountId account) {
    return live.containsKey(account) ? OptionalLong.of(live.get(account)) : OptionalLong.empty();
  }

  @Override
  public synchronized SaveVersionResult save(
      AccountId account,
      String document,
      String by,
      Optional<String> why,
      Instant at,
      OptionalLong expected) {
    var versions = saved.computeIfAbsent(account, _ -> new ArrayList<>());
    var version = new Version(versions.size() + 1L, at, by, why);
    if (!live(account).equals(expected)) return new SaveVersionResult.Superseded(live(account));
    versions.add(new Saved(document, version));
    live.put(account, version.number());
    return new SaveVersionResult.Saved(version.number());
  }

  @Override
  public synchronized RollbackResult pointTo(
      AccountId account,
      long version,
      String by,
      Optional<String> why,
      Instant at,
      OptionalLong expected) {
    var rollback = new Rollback(version, at, by, why);
    if (document(account, version).isEmpty()) return new RollbackResult.NoSuchVersion();
    if (!live(account).equals(expected)) return new RollbackResult.Superseded(live(account));
    live.put(account, version);
    rollbacks.computeIfAbsent(account, _ -> new ArrayList<>()).add(rollback);
    return new RollbackResult.RolledBack();
  }

  @Override
  public synchronized List<Version> history(AccountId account, int limit) {
    return saved.getOrDefault(account, List.of()).reversed().stream()
        .limit(limit)
        .map(Saved::version)
        .toList();
  }

  @Override
  public synchronized List<Rollback> rollbacks(AccountId account, int limit) {
    return rollbacks.getOrDefault(account, List.of()).reversed().stream().limit(limit).toList();
  }
}
