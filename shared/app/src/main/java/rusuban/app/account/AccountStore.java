package rusuban.app.account;

import java.time.Instant;
import java.util.Optional;
import rusuban.core.AccountId;
import rusuban.core.shop.ShopState;

/** The stored facts of a whole account. */
public interface AccountStore {

  /** Reads the live settings' version and the shop's state. The read is strongly consistent. */
  AccountContext read(AccountId account);

  /**
   * Saves a change of the shop's state. It affects every event from then on.
   *
   * @return false if another change came first
   */
  boolean change(AccountId account, VersionedShopState before, ShopState after);

  /** Saves that a webhook with an event came at this time. The newest time stays. */
  void noteWebhook(AccountId account, Instant at);

  /** Returns the newest time saved by {@link #noteWebhook}; empty if there is none. */
  Optional<Instant> lastWebhook(AccountId account);
}
