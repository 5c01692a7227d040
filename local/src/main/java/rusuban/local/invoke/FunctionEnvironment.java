package rusuban.local.invoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment variables that the functions of template.yaml read, in a system on this machine.
 * As JSON it has the form of a file for {@code sam local invoke --env-vars}.
 */
public record FunctionEnvironment(Map<String, String> variables) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OWN_HOST = "127.0.0.1";

  public FunctionEnvironment {
    variables = Map.copyOf(variables);
  }

  /**
   * The variables by their meaning, without a queue: each tick carries all it can.
   *
   * @param table the DynamoDB table's name
   * @param secrets the path in the Parameter Store above the accounts, without a slash at its end
   */
  public static FunctionEnvironment of(
      String table, String secrets, URI dynamodb, URI ssm, URI lineApi) {
    return new FunctionEnvironment(
        Map.of(
            "TABLE",
            table,
            "SECRETS",
            secrets,
            "LINE_API",
            lineApi.toString(),
            "AWS_ENDPOINT_URL_DYNAMODB",
            dynamodb.toString(),
            "AWS_ENDPOINT_URL_SSM",
            ssm.toString(),
            // Said aloud: under SAM the template's own value would be the name of no queue.
            "QUEUE",
            ""));
  }

  /** The same with a queue at this SQS, to which crowded shards are handed over. */
  public FunctionEnvironment with(URI sqs, int consumers) {
    var more = new HashMap<>(variables);
    more.put("QUEUE", sqs + "/shards.fifo");
    more.put("AWS_ENDPOINT_URL_SQS", sqs.toString());
    more.put("CONSUMERS", Integer.toString(consumers));
    return new FunctionEnvironment(more);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException where the text is something else
   */
  public static FunctionEnvironment parse(String json) {
    try {
      Map<String, Map<String, String>> read = JSON.readValue(json, new TypeReference<>() {});
      var parameters = read.get("Parameters");
      if (parameters == null) throw new IllegalArgumentException("no \"Parameters\"");
      return new FunctionEnvironment(parameters);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not an --env-vars document", e);
    }
  }

  /** The same system under another name of this machine, such as {@code host.docker.internal}. */
  public FunctionEnvironment seenFrom(String host) {
    var seen = new TreeMap<String, String>();
    variables.forEach((k, v) -> seen.put(k, v.replace("://" + OWN_HOST + ":", "://" + host + ":")));
    return new FunctionEnvironment(seen);
  }

  /** As a document for {@code sam local invoke --env-vars}. */
  public String toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsString(Map.of("Parameters", new TreeMap<>(variables)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // a map of strings can always be written
    }
  }
}
