package rusuban.wiring;

import java.util.List;
import java.util.Map;
import rusuban.dynamo.DynamoClients;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The AWS clients of a function: region and credentials given, not searched for. */
final class AwsClients {
  private final Environment environment;
  private final AwsCredentialsProvider credentials;

  AwsClients(Environment environment, Map<String, String> variables) {
    this.environment = environment;
    credentials = DynamoClients.credentials(variables);
  }

  DynamoDbClient dynamo() {
    return DynamoClients.create(environment.region(), environment.dynamodb(), credentials);
  }

  /** One that leaves no connection open, as before a snapshot. */
  DynamoDbClient dynamoOnce() {
    return DynamoClients.create(
        environment.region(), environment.dynamodb(), credentials, List.of(new HangingUp()));
  }

  /** Asked so seldom that no connection would still stand by the next time. */
  SsmClient ssm() {
    var builder =
        SsmClient.builder()
            .region(Region.of(environment.region()))
            .credentialsProvider(credentials)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(
                settings ->
                    settings
                        .addExecutionInterceptor(new HangingUp())
                        .defaultProfileFile(ProfileFile.aggregator().build()));
    environment.ssm().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  /** Has the connection closed after each call. */
  private static final class HangingUp implements ExecutionInterceptor {
    @Override
    public SdkHttpRequest modifyHttpRequest(
        Context.ModifyHttpRequest call, ExecutionAttributes attributes) {
      return call.httpRequest().toBuilder().putHeader("Connection", "close").build();
    }
  }
}
