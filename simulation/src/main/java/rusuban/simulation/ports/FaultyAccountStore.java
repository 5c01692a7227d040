package rusuban.simulation.ports;

import java.time.Instant;
import java.util.Optional;
import rusuban.app.account.AccountContext;
import rusuban.app.account.AccountStore;
import rusuban.app.account.VersionedShopState;
import rusuban.core.AccountId;
import rusuban.core.shop.ShopState;

/** The accounts' facts in front of one invocation, with faults. */
record FaultyAccountStore(AccountStore port, FaultyCalls calls) implements AccountStore {

  @Override
  public AccountContext read(AccountId account) {
    return calls.toStore("read", () -> port.read(account));
  }

  @Override
  public boolean change(AccountId account, VersionedShopState before, ShopState after) {
    return calls.toStore("change", () -> port.change(account, before, after));
  }

  @Override
  public void noteWebhook(AccountId account, Instant at) {
    calls.toStore("noteWebhook", () -> port.noteWebhook(account, at));
  }

  @Override
  public Optional<Instant> lastWebhook(AccountId account) {
    return calls.toStore("lastWebhook", () -> port.lastWebhook(account));
  }
}
