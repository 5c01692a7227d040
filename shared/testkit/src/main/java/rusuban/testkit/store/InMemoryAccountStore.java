package rusuban.testkit.store;

import java.time.Instant;
import java.util.Optional;
import rusuban.app.account.AccountContext;
import rusuban.app.account.AccountStore;
import rusuban.app.account.VersionedShopState;
import rusuban.core.AccountId;
import rusuban.core.shop.ShopState;

/** The facts of whole accounts in memory. */
record InMemoryAccountStore(InMemoryTable table) implements AccountStore {

  @Override
  public AccountContext read(AccountId account) {
    synchronized (table) {
      return new AccountContext(table.liveSettings.apply(account), table.state(account));
    }
  }

  @Override
  public boolean change(AccountId account, VersionedShopState before, ShopState after) {
    synchronized (table) {
      if (table.state(account).revision() != before.revision()) return false;
      table.states.put(account, new VersionedShopState(after, before.revision() + 1));
      return true;
    }
  }

  @Override
  public void noteWebhook(AccountId account, Instant at) {
    synchronized (table) {
      table.webhooks.merge(account, at, (noted, newer) -> newer.isAfter(noted) ? newer : noted);
    }
  }

  @Override
  public Optional<Instant> lastWebhook(AccountId account) {
    synchronized (table) {
      return Optional.ofNullable(table.webhooks.get(account));
    }
  }
}
