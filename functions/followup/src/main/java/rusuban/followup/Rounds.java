package rusuban.followup;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import rusuban.app.due.ShardQueue;
import rusuban.app.tick.DueWorkRunner;
import rusuban.dynamo.DynamoClients;
import rusuban.sqs.SqsShardQueue;
import rusuban.wiring.Parts;

/** The round as the environment of the function says (template.yaml). */
final class Rounds {
  private Rounds() {}

  /** Of the variables {@code QUEUE}, a URL or empty, and {@code CONSUMERS}, how many may come. */
  static DueWorkRunner of(Parts parts, Map<String, String> variables) {
    var queue = Optional.ofNullable(variables.get("QUEUE")).filter(url -> !url.isEmpty());
    if (queue.isEmpty()) return parts.dueWorkRunner(ShardQueue.NONE, Pushes.perSecondOfTicks());
    int consumers = Integer.parseInt(required(variables, "CONSUMERS"));
    return parts.dueWorkRunner(
        consumers(parts, queue.get(), variables), Pushes.perSecond(consumers));
  }

  private static ShardQueue consumers(Parts parts, String queue, Map<String, String> variables) {
    return new SqsShardQueue(
        queue,
        required(variables, "AWS_REGION"),
        Optional.ofNullable(variables.get("AWS_ENDPOINT_URL_SQS")).map(URI::create),
        DynamoClients.credentials(variables),
        parts.clock());
  }

  private static String required(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name))
        .orElseThrow(
            () -> new IllegalStateException("the environment variable " + name + " is missing"));
  }
}
