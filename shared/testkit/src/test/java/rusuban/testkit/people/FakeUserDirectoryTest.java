package rusuban.testkit.people;

import rusuban.app.people.EmailAddress;
import rusuban.app.people.UserDirectory;

final class FakeUserDirectoryTest extends UserDirectoryContract {
  private FakeUserDirectory users = new FakeUserDirectory();

  @Override
  protected UserDirectory empty() {
    users = new FakeUserDirectory();
    return users;
  }

  @Override
  protected void choosePassword(EmailAddress email) {
    users.choosePassword(email);
  }
}
