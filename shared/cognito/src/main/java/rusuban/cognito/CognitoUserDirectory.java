package rusuban.cognito;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.UserDirectory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedUserStateException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** The users of a Cognito user pool. Cognito mails the invitations itself. */
public final class CognitoUserDirectory implements UserDirectory, AutoCloseable {
  /** The longest time of a call with its attempts; a person waits for it. */
  private static final Duration CALL = Duration.ofSeconds(8);

  private final CognitoIdentityProviderClient client;
  private final String pool;

  /** Creates the directory of this pool. */
  CognitoUserDirectory(CognitoIdentityProviderClient client, String pool) {
    this.client = client;
    this.pool = pool;
  }

  /**
   * Creates the directory of a pool on AWS, or on the server at the endpoint.
   *
   * @param pool the pool's id, such as {@code ap-northeast-1_AbCdEfGhI}
   */
  public static CognitoUserDirectory create(
      String region, Optional<URI> endpoint, AwsCredentialsProvider credentials, String pool) {
    var builder =
        CognitoIdentityProviderClient.builder()
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(
                settings ->
                    settings
                        .apiCallTimeout(CALL)
                        .defaultProfileFile(ProfileFile.aggregator().build()));
    endpoint.ifPresent(builder::endpointOverride);
    return new CognitoUserDirectory(builder.build(), pool);
  }

  @Override
  public Notice invite(EmailAddress email) {
    try {
      return create(email) || remind(email) ? Notice.MAILED : Notice.CAN_SIGN_IN;
    } catch (SdkException _) {
      return Notice.NOT_MAILED;
    }
  }

  /** Creates the user; returns false if the pool has the user. */
  private boolean create(EmailAddress email) {
    // The address needs no check: whoever reads the mail has the password.
    var attributes =
        List.of(attribute("email", email.value()), attribute("email_verified", "true"));
    try {
      client.adminCreateUser(request(email).userAttributes(attributes).build());
      return true;
    } catch (UsernameExistsException _) {
      return false;
    }
  }

  /** Mails another first password; returns false if the user has chosen one. */
  private boolean remind(EmailAddress email) {
    try {
      client.adminCreateUser(request(email).messageAction(MessageActionType.RESEND).build());
      return true;
    } catch (UnsupportedUserStateException _) {
      return false;
    }
  }

  private AdminCreateUserRequest.Builder request(EmailAddress email) {
    return AdminCreateUserRequest.builder()
        .userPoolId(pool)
        .username(email.value())
        .desiredDeliveryMediums(DeliveryMediumType.EMAIL);
  }

  private static AttributeType attribute(String name, String value) {
    return AttributeType.builder().name(name).value(value).build();
  }

  @Override
  public void remove(EmailAddress email) {
    try {
      client.adminDeleteUser(delete -> delete.userPoolId(pool).username(email.value()));
    } catch (SdkException _) {
      // The user is gone already, or stays and may enter nothing.
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
