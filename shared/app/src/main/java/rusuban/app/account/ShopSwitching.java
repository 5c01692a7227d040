package rusuban.app.account;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import rusuban.app.OptimisticRetry;
import rusuban.core.AccountId;
import rusuban.core.shop.ShopState;
import rusuban.core.shop.ShopSwitch.Kind;

/** Changes the switches of a shop. A change affects every event from then on. */
public final class ShopSwitching {
  private final AccountStore accounts;

  public ShopSwitching(AccountStore accounts) {
    this.accounts = accounts;
  }

  /** Result of a change. */
  public sealed interface Switched {
    /** The state changed; this is the state before. */
    record Done(ShopState before) implements Switched {}

    /** The state was so already. */
    record Unchanged() implements Switched {}
  }

  /**
   * Switches on from now, or moves the end of a switch that is on.
   *
   * @param until the time at which the switch ends by itself
   * @param by the person who switches
   * @throws IllegalArgumentException unless {@code until} is after {@code now}
   */
  public Switched on(AccountId account, Kind kind, Instant until, String by, Instant now) {
    return change(account, state -> state.switchedOn(kind, now, Optional.of(until), by, now));
  }

  /** Switches off, also what is only planned. */
  public Switched off(AccountId account, Kind kind, String by, Instant now) {
    return change(account, state -> state.switchedOff(kind, by, now));
  }

  private Switched change(AccountId account, UnaryOperator<ShopState> change) {
    var retry = new OptimisticRetry();
    while (true) {
      var before = accounts.read(account).state();
      var after = change.apply(before.state());
      if (after.equals(before.state())) return new Switched.Unchanged();
      if (accounts.change(account, before, after)) return new Switched.Done(before.state());
      retry.conflict();
    }
  }
}
