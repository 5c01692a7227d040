package rusuban.local.invoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The environment variables that the functions of template.yaml read, for a system on this machine.
 * The JSON form is a file for {@code sam local invoke --env-vars}.
 */
public record FunctionEnvironment(Map<String, String> variables) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OWN_HOST = "127.0.0.1";

  public FunctionEnvironment {
    variables = Map.copyOf(variables);
  }

  /**
   * Returns the variables for a system without a queue. There each tick does all the work it can.
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
            // Set explicitly: under SAM the template's own value would name no queue.
            "QUEUE",
            ""));
  }

  /**
   * Returns the same variables with a queue on this SQS, which receives shards with too much work.
   */
  public FunctionEnvironment with(URI sqs, int consumers) {
    var more = new HashMap<>(variables);
    more.put("QUEUE", sqs + "/shards.fifo");
    more.put("AWS_ENDPOINT_URL_SQS", sqs.toString());
    more.put("CONSUMERS", Integer.toString(consumers));
    return new FunctionEnvironment(more);
  }

  /**
   * Reads the JSON that {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the text is anything but that
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

  /**
   * Returns the value of a variable.
   *
   * @throws NoSuchElementException if there is none
   */
  public String value(String name) {
    return Optional.ofNullable(variables.get(name)).orElseThrow();
  }

  /** Returns the same system under another host name, like {@code host.docker.internal}. */
  public FunctionEnvironment seenFrom(String host) {
    var seen = new TreeMap<String, String>();
    variables.forEach((k, v) -> seen.put(k, v.replace("://" + OWN_HOST + ":", "://" + host + ":")));
    return new FunctionEnvironment(seen);
  }

  /** Returns a document for {@code sam local invoke --env-vars}. */
  public String toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsString(Map.of("Parameters", new TreeMap<>(variables)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // a map of strings is always writable
    }
  }
}
