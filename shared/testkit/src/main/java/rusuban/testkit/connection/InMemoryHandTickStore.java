package rusuban.testkit.connection;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import rusuban.app.connection.doctor.HandCheck;
import rusuban.app.connection.doctor.HandTick;
import rusuban.app.connection.doctor.HandTickStore;
import rusuban.core.AccountId;

/** The facts that people ticked, in memory. */
public final class InMemoryHandTickStore implements HandTickStore {
  private final Map<AccountId, Map<HandCheck, HandTick>> ticks = new HashMap<>();

  @Override
  public synchronized Map<HandCheck, HandTick> ticks(AccountId account) {
    return Map.copyOf(ticks.getOrDefault(account, Map.of()));
  }

  @Override
  public synchronized void tick(AccountId account, HandCheck check, HandTick tick) {
    ticks.computeIfAbsent(account, _ -> new EnumMap<>(HandCheck.class)).put(check, tick);
  }

  @Override
  public synchronized void untick(AccountId account, HandCheck check) {
    var ofAccount = ticks.get(account);
    if (ofAccount != null) ofAccount.remove(check);
  }
}
