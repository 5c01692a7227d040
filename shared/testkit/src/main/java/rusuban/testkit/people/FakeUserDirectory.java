package rusuban.testkit.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.UserDirectory;

/** Users of an identity provider in memory. */
public final class FakeUserDirectory implements UserDirectory {
  /** Each user, and whether the user has chosen a password. */
  private final Map<EmailAddress, Boolean> users = new HashMap<>();

  private boolean down;

  @Override
  public synchronized Notice invite(EmailAddress email) {
    if (down) return Notice.NOT_MAILED;
    users.putIfAbsent(email, false);
    return users.get(email) ? Notice.CAN_SIGN_IN : Notice.MAILED;
  }

  @Override
  public synchronized void remove(EmailAddress email) {
    users.remove(email);
  }

  /** Lets the user choose a password, as the first sign-in does. */
  public synchronized void choosePassword(EmailAddress email) {
    users.replace(email, true);
  }

  /** Lets the provider refuse every invitation from now on. */
  public synchronized void goDown() {
    down = true;
  }

  /** Returns all users. */
  public synchronized List<EmailAddress> users() {
    return List.copyOf(users.keySet());
  }
}
