package rusuban.app.people;

import java.time.Instant;
import java.util.List;
import rusuban.core.AccountId;

/** One line of the audit log: who changed what, and when. */
public record AuditEntry(AccountId account, Instant at, Actor by, AuditFact what) {

  /** Creates an entry of this code. */
  public static AuditEntry of(
      AccountId account, Instant at, Actor by, AuditCode code, String... arguments) {
    return new AuditEntry(account, at, by, new AuditFact.Known(code, List.of(arguments)));
  }
}
