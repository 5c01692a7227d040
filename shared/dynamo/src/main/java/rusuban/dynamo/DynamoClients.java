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
 * Makes the DynamoDB client. Region and credentials are given, not searched for, and no profile
 * file is read: each of these searches costs a cold start 50 ms and more.
 */
public final class DynamoClients {
  private DynamoClients() {}

  /**
   * A client for AWS, or for the server at an endpoint of one's own. AWS's own endpoints may be
   * said aloud too; only a server without TLS is one on a laptop, which needs more patience.
   */
  public static DynamoDbClient create(
      String region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
    return create(region, endpoint, credentials, List.of());
  }

  /** The same, whose calls these see as well. */
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
   * The credentials of a Lambda function: the access keys of its environment, and where there are
   * none, as under SnapStart, those that the container endpoint named there hands out.
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
