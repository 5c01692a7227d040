package rusuban.testkit.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.Session;
import rusuban.app.people.SessionStore;
import rusuban.core.AccountId;

/** Sessions in memory. */
record InMemorySessionStore(InMemoryPeople people) implements SessionStore {

  @Override
  public void create(Session session) {
    synchronized (people) {
      people.sessions.put(session.tokenHash(), session);
    }
  }

  @Override
  public Optional<Session> find(String tokenHash, Instant now) {
    synchronized (people) {
      return Optional.ofNullable(people.sessions.get(tokenHash))
          .filter(session -> !session.isExpired(now));
    }
  }

  @Override
  public boolean renew(Session used) {
    synchronized (people) {
      return people.sessions.replace(used.tokenHash(), used) != null;
    }
  }

  @Override
  public List<Session> list(AccountId account, EmailAddress email, Instant now) {
    synchronized (people) {
      return people.sessions.values().stream()
          .filter(session -> isOf(session, account, email) && !session.isExpired(now))
          .sorted(Comparator.comparing(Session::seenAt).reversed())
          .toList();
    }
  }

  @Override
  public void end(Session session) {
    synchronized (people) {
      people.sessions.remove(session.tokenHash());
    }
  }

  @Override
  public void endAll(AccountId account, EmailAddress email) {
    synchronized (people) {
      people.sessions.values().removeIf(session -> isOf(session, account, email));
    }
  }

  private static boolean isOf(Session session, AccountId account, EmailAddress email) {
    return session.account().equals(account) && session.email().equals(email);
  }
}
