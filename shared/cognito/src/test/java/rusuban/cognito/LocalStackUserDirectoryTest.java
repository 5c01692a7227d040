package rusuban.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.localstack.awssdkv2.TestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.UserDirectory.Notice;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;

/**
 * The calls to the server on port 4566, whatever its product. The contract does not run on it: moto
 * answers a repeated invitation with a second user.
 */
@Tag("localstack")
final class LocalStackUserDirectoryTest {
  private static final EmailAddress MISAKI = new EmailAddress("misaki@example.com");

  private final CognitoIdentityProviderClient client =
      TestUtils.wrapApiSyncClientV2(
              CognitoIdentityProviderClient.builder(), "http://localhost:4566")
          .build();
  private String pool = "";

  @BeforeEach
  void create() {
    pool =
        client
            .createUserPool(
                it -> it.poolName("test").usernameAttributes(UsernameAttributeType.EMAIL))
            .userPool()
            .id();
  }

  @AfterEach
  void close() {
    client.close();
  }

  private AdminGetUserResponse user() {
    return client.adminGetUser(it -> it.userPoolId(pool).username(MISAKI.value()));
  }

  @Test
  void an_invited_person_is_a_user_with_a_verified_address_until_removed() {
    var users = new CognitoUserDirectory(client, pool);
    assertThat(users.invite(MISAKI)).isEqualTo(Notice.MAILED);
    assertThat(user().userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
    assertThat(user().userAttributes())
        .contains(
            AttributeType.builder().name("email").value(MISAKI.value()).build(),
            AttributeType.builder().name("email_verified").value("true").build());
    users.remove(MISAKI);
    assertThatThrownBy(this::user).isInstanceOf(UserNotFoundException.class);
    users.remove(MISAKI);
  }
}
