package rusuban.local.store;

import java.util.function.ToIntFunction;
import rusuban.local.store.StoreAccess.Store;
import rusuban.local.store.StoreAccess.Unavailable;

/** A command on a store. Exits with 2 for an error in the command line or the store. */
public abstract class StoreCommand extends BilingualCommand {
  private final StoreAccess storeAccess;

  protected StoreCommand(StoreAccess storeAccess) {
    this.storeAccess = storeAccess;
  }

  /** Runs the work with the store of these options. */
  protected int with(StoreOptions options, ToIntFunction<Store> work) throws InterruptedException {
    options.account();
    try {
      return storeAccess.with(options.target(), work);
    } catch (Unavailable e) {
      e.say(err());
      return NOT_BEGUN;
    }
  }
}
