package rusuban.testkit.store;

import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;

/** A kind of store that the contract suites run on. */
public interface StoreFixture {

  /** Creates an empty store and returns its ports. */
  StorePorts empty();

  /** Makes this version of the account's settings the live one, in the last store created. */
  void makeLive(AccountId account, long version);
}
