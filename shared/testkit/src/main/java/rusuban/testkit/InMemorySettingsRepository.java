package rusuban.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
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
  public synchronized long save(AccountId account, String document, String by, Instant at) {
    var versions = saved.computeIfAbsent(account, _ -> new ArrayList<>());
    var version = new Version(versions.size() + 1L, at, by);
    versions.add(new Saved(document, version));
    live.put(account, version.number());
    return version.number();
  }

  @Override
  public synchronized boolean pointTo(AccountId account, long version, String by, Instant at) {
    if (document(account, version).isEmpty()) return false;
    live.put(account, version);
    rollbacks.computeIfAbsent(account, _ -> new ArrayList<>()).add(new Rollback(version, at, by));
    return true;
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
