package rusuban.app.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.core.AccountId;

/** The sessions of all members. */
public interface SessionStore {

  /** Saves a new session. */
  void create(Session session);

  /** Returns the session of this token; empty if it ended. The read is strongly consistent. */
  Optional<Session> find(String tokenHash, Instant now);

  /**
   * Saves a later use of a session, and its later end.
   *
   * @param used the result of {@link Session#used}
   * @return false if somebody has ended the session
   */
  boolean renew(Session used);

  /** Returns the sessions of a member, the last used first. */
  List<Session> list(AccountId account, EmailAddress email, Instant now);

  /** Ends a session. Has no effect if it has ended. */
  void end(Session session);

  /** Ends all sessions of a member in this account. */
  void endAll(AccountId account, EmailAddress email);
}
