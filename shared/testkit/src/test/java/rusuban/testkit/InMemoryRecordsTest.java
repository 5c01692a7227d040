package rusuban.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import rusuban.app.Records;
import rusuban.core.AccountId;

final class InMemoryRecordsTest extends RecordsContract {
  private final Map<AccountId, Long> live = new HashMap<>();

  @Override
  protected Records empty() {
    return new InMemoryRecords(
        account ->
            live.containsKey(account) ? OptionalLong.of(live.get(account)) : OptionalLong.empty());
  }

  @Override
  protected void makeLive(AccountId account, long version) {
    live.put(account, version);
  }
}
