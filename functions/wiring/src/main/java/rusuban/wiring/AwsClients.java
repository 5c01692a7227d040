package rusuban.wiring;

import java.util.Map;
import rusuban.dynamo.DynamoClients;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The AWS clients of a function. Region and credentials are given, not searched for by the SDK. */
final class AwsClients {
  private final FunctionConfiguration functionConfiguration;
  private final AwsCredentialsProvider credentials;

  AwsClients(FunctionConfiguration functionConfiguration, Map<String, String> variables) {
    this.functionConfiguration = functionConfiguration;
    credentials = DynamoClients.credentials(variables);
  }

  DynamoDbClient dynamo() {
    return DynamoClients.create(
        functionConfiguration.region(), functionConfiguration.dynamodb(), credentials);
  }

  SsmClient ssm() {
    var builder =
        SsmClient.builder()
            .region(Region.of(functionConfiguration.region()))
            .credentialsProvider(credentials)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(
                settings -> settings.defaultProfileFile(ProfileFile.aggregator().build()));
    functionConfiguration.ssm().ifPresent(builder::endpointOverride);
    return builder.build();
  }
}
