package rusuban.local.issuer;

import rusuban.app.people.EmailAddress;
import rusuban.app.people.UserDirectory;

/** The users of {@link LocalIssuer}: everybody whom the table knows, without a mail. */
public final class LocalUserDirectory implements UserDirectory {
  @Override
  public Notice invite(EmailAddress email) {
    return Notice.CAN_SIGN_IN;
  }

  @Override
  public void remove(EmailAddress email) {
    // The table forgets the person, and so does the issuer.
  }
}
