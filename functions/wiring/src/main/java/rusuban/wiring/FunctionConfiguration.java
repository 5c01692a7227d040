package rusuban.wiring;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables that template.yaml sets for a function.
 *
 * @param table the DynamoDB table
 * @param secrets the path in the Parameter Store above the accounts
 * @param region the AWS region
 * @param lineApi LINE's address, if not the real one
 * @param dynamodb DynamoDB's address, if not the region's
 * @param ssm the Parameter Store's address, if not the region's
 */
record FunctionConfiguration(
    String table,
    String secrets,
    String region,
    Optional<URI> lineApi,
    Optional<URI> dynamodb,
    Optional<URI> ssm) {

  /**
   * Returns the configuration.
   *
   * @throws IllegalStateException naming the variable that is missing
   */
  static FunctionConfiguration of(Map<String, String> env) {
    return new FunctionConfiguration(
        required(env, "TABLE"),
        required(env, "SECRETS"),
        required(env, "AWS_REGION"),
        uri(env.get("LINE_API")),
        uri(env.get("AWS_ENDPOINT_URL_DYNAMODB")),
        uri(env.get("AWS_ENDPOINT_URL_SSM")));
  }

  private static String required(Map<String, String> env, String name) {
    String value = env.get(name);
    if (value == null || value.isEmpty())
      throw new IllegalStateException("the environment variable " + name + " is missing");
    return value;
  }

  private static Optional<URI> uri(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isEmpty()).map(URI::create);
  }
}
