package rusuban.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.UserDirectory;
import rusuban.app.people.UserDirectory.Notice;
import rusuban.testkit.people.UserDirectoryContract;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

final class CognitoUserDirectoryTest extends UserDirectoryContract {
  private static final EmailAddress MISAKI = new EmailAddress("misaki@example.com");
  private static final String POOL = "ap-northeast-1_AbCdEfGhI";

  private final SimulatedUserPool pool = new SimulatedUserPool();
  private final CognitoUserDirectory users =
      CognitoUserDirectory.create(
          "ap-northeast-1",
          Optional.of(pool.endpoint()),
          StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")),
          POOL);

  @AfterEach
  void close() {
    users.close();
    pool.close();
  }

  @Override
  protected UserDirectory empty() {
    return users;
  }

  @Override
  protected void choosePassword(EmailAddress email) {
    pool.choosePassword(email.value());
  }

  @Test
  void cognito_is_asked_to_mail_an_address_that_needs_no_check() {
    users.invite(MISAKI);
    assertThat(pool.bodies())
        .singleElement()
        .asString()
        .contains(
            "\"UserPoolId\":\"" + POOL + "\"",
            "\"Username\":\"misaki@example.com\"",
            "\"DesiredDeliveryMediums\":[\"EMAIL\"]",
            "{\"Name\":\"email_verified\",\"Value\":\"true\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LimitExceededException",
        "CodeDeliveryFailureException",
        "NotAuthorizedException",
        "ResourceNotFoundException"
      })
  void a_pool_that_refuses_is_told_and_breaks_nothing(String error) {
    pool.failWith(error);
    assertThat(users.invite(MISAKI)).isEqualTo(Notice.NOT_MAILED);
    users.remove(MISAKI);
  }

  @Test
  void a_pool_that_cannot_be_reached_is_told_and_breaks_nothing() {
    pool.close();
    assertThat(users.invite(MISAKI)).isEqualTo(Notice.NOT_MAILED);
    users.remove(MISAKI);
  }
}
