package rusuban.app.connection.doctor;

import java.util.Map;
import rusuban.core.AccountId;

/** The facts that people ticked, the last tick of each. */
public interface HandTickStore {

  /** Returns the ticks of an account. The read is strongly consistent. */
  Map<HandCheck, HandTick> ticks(AccountId account);

  /** Saves a tick in place of the last one. */
  void tick(AccountId account, HandCheck check, HandTick tick);

  /** Removes a tick if there is one. */
  void untick(AccountId account, HandCheck check);
}
