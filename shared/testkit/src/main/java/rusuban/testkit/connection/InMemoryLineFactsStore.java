package rusuban.testkit.connection;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rusuban.app.connection.doctor.LineFacts;
import rusuban.app.connection.doctor.LineFactsStore;
import rusuban.core.AccountId;

/** LINE's answers of the last check, in memory. */
public final class InMemoryLineFactsStore implements LineFactsStore {
  private final Map<AccountId, LineFacts> last = new ConcurrentHashMap<>();

  @Override
  public Optional<LineFacts> last(AccountId account) {
    return Optional.ofNullable(last.get(account));
  }

  @Override
  public void save(AccountId account, LineFacts facts) {
    last.put(account, facts);
  }
}
