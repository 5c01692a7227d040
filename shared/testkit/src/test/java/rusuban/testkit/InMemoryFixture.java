package rusuban.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;

/** Stores in memory. */
final class InMemoryFixture implements StoreFixture {
  private final Map<AccountId, Long> live = new HashMap<>();

  @Override
  public StorePorts empty() {
    return new InMemoryTable(
            account ->
                live.containsKey(account)
                    ? OptionalLong.of(live.get(account))
                    : OptionalLong.empty())
        .ports();
  }

  @Override
  public void makeLive(AccountId account, long version) {
    live.put(account, version);
  }
}
