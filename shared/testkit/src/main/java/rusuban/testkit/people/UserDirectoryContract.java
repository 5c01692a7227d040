package rusuban.testkit.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.UserDirectory;
import rusuban.app.people.UserDirectory.Notice;

/** Contract tests for every implementation of {@link UserDirectory}. */
public abstract class UserDirectoryContract {
  private static final EmailAddress MISAKI = new EmailAddress("misaki@example.com");

  private UserDirectory users = new FakeUserDirectory();

  /** Returns a directory without users. */
  protected abstract UserDirectory empty();

  /** Lets the user of the last directory choose a password, as the first sign-in does. */
  protected abstract void choosePassword(EmailAddress email);

  @BeforeEach
  final void start() {
    users = empty();
  }

  @Test
  void a_new_person_is_mailed_and_again_when_invited_again() {
    assertThat(users.invite(MISAKI)).isEqualTo(Notice.MAILED);
    assertThat(users.invite(MISAKI)).isEqualTo(Notice.MAILED);
  }

  @Test
  void a_person_with_a_password_gets_no_mail() {
    users.invite(MISAKI);
    choosePassword(MISAKI);
    assertThat(users.invite(MISAKI)).isEqualTo(Notice.CAN_SIGN_IN);
  }

  @Test
  void a_removed_person_is_a_new_one_when_invited_again() {
    users.invite(MISAKI);
    choosePassword(MISAKI);
    users.remove(MISAKI);
    assertThat(users.invite(MISAKI)).isEqualTo(Notice.MAILED);
  }

  @Test
  void somebody_whom_the_provider_never_knew_is_removed_without_complaint() {
    users.remove(MISAKI);
    assertThat(users.invite(MISAKI)).isEqualTo(Notice.MAILED);
  }
}
