package rusuban.dynamo;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Creates the DynamoDB client. Region and credentials are given, and no profile file is read. Each
 * search for them would cost a cold start 50 ms or more.
 */
public final class DynamoClients {
  private DynamoClients() {}

  /**
   * Creates a client for AWS, or for the server at the given endpoint. The endpoint may be one of
   * AWS's own. Only a server without TLS runs on a laptop and needs longer timeouts.
   */
  public static DynamoDbClient create(
      String region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
    return create(region, endpoint, credentials, List.of());
  }

  /** Creates a client whose calls pass these interceptors. */
  public static DynamoDbClient create(
      String region,
      Optional<URI> endpoint,
      AwsCredentialsProvider credentials,
      List<ExecutionInterceptor> interceptors) {
    boolean laptop = endpoint.filter(uri -> "http".equals(uri.getScheme())).isPresent();
    var clientTimeouts = laptop ? ClientTimeouts.LAPTOP : ClientTimeouts.WEBHOOK;
    var builder =
        DynamoDbClient.builder()
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(clientTimeouts.connect())
                    .socketTimeout(clientTimeouts.read()))
            .overrideConfiguration(
                settings ->
                    settings
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .executionInterceptors(interceptors)
                        .addExecutionInterceptor(new BufferedBodyInterceptor())
                        .apiCallTimeout(clientTimeouts.call())
                        .retryStrategy(
                            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(clientTimeouts.attempts())
                                .build()));
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  /**
   * Returns the credentials of a Lambda function. They are the access keys of its environment.
   * Without those, as under SnapStart, the container endpoint that the environment names supplies
   * them.
   *
   * @param environment the process's environment
   */
  public static AwsCredentialsProvider credentials(Map<String, String> environment) {
    var id = Optional.ofNullable(environment.get("AWS_ACCESS_KEY_ID"));
    var secret = Optional.ofNullable(environment.get("AWS_SECRET_ACCESS_KEY"));
    if (id.isEmpty() || secret.isEmpty()) return ContainerCredentialsProvider.create();
    var keys =
        Optional.ofNullable(environment.get("AWS_SESSION_TOKEN"))
            .<AwsCredentials>map(
                token -> AwsSessionCredentials.create(id.get(), secret.get(), token))
            .orElseGet(() -> AwsBasicCredentials.create(id.get(), secret.get()));
    return StaticCredentialsProvider.create(keys);
  }
}
