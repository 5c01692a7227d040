package rusuban.app.connection.doctor;

import java.util.Optional;
import rusuban.core.AccountId;

/** LINE's answers of the last check of each account. A page shows them without asking LINE. */
public interface LineFactsStore {

  /** Returns the last answers; empty before the first check, or if a newer version wrote them. */
  Optional<LineFacts> last(AccountId account);

  /** Saves answers in place of the last ones. */
  void save(AccountId account, LineFacts facts);
}
