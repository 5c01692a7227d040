package rusuban.console.page;

import java.util.Optional;
import rusuban.app.account.AccountStore;
import rusuban.app.settings.CompiledSettingsCache;
import rusuban.core.AccountId;

/** Reads the live settings and the state of a shop. */
public final class ShopReader {
  private final AccountStore accounts;
  private final CompiledSettingsCache settings;

  public ShopReader(AccountStore accounts, CompiledSettingsCache settings) {
    this.accounts = accounts;
    this.settings = settings;
  }

  /** Returns the shop; empty before its first settings. */
  public Optional<LiveShop> read(AccountId account) {
    var context = accounts.read(account);
    if (context.settings().isEmpty()) return Optional.empty();
    long version = context.settings().getAsLong();
    var compiled = settings.at(account, version, context.state().state());
    return Optional.of(new LiveShop(version, compiled, context.state()));
  }
}
