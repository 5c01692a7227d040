package rusuban.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.testkit.store.InMemoryStorePorts;
import rusuban.testkit.store.InMemoryTable;
import rusuban.testkit.store.StoreFixture;

/** Stores in memory. */
public final class InMemoryFixture implements StoreFixture {
  private final Map<AccountId, Long> live = new HashMap<>();

  @Override
  public StorePorts empty() {
    return InMemoryStorePorts.of(
        new InMemoryTable(
            account ->
                live.containsKey(account)
                    ? OptionalLong.of(live.get(account))
                    : OptionalLong.empty()));
  }

  @Override
  public void makeLive(AccountId account, long version) {
    live.put(account, version);
  }
}
