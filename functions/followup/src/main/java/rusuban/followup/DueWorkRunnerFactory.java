package rusuban.followup;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import rusuban.app.due.ShardQueue;
import rusuban.app.tick.DueWorkRunner;
import rusuban.dynamo.DynamoClients;
import rusuban.sqs.SqsShardQueue;
import rusuban.wiring.CompositionRoot;

/**
 * Composition of the runner of due work, from the function's environment variables (template.yaml).
 */
final class DueWorkRunnerFactory {
  private DueWorkRunnerFactory() {}

  /**
   * Returns the runner for {@code QUEUE}, a URL or empty, and {@code CONSUMERS}, their maximum
   * number.
   */
  static DueWorkRunner of(CompositionRoot compositionRoot, Map<String, String> variables) {
    var queue = Optional.ofNullable(variables.get("QUEUE")).filter(url -> !url.isEmpty());
    if (queue.isEmpty())
      return compositionRoot.dueWorkRunner(ShardQueue.NONE, PushRateShare.perSecondOfTicks());
    int consumers = Integer.parseInt(required(variables, "CONSUMERS"));
    return compositionRoot.dueWorkRunner(
        consumers(compositionRoot, queue.get(), variables), PushRateShare.perSecond(consumers));
  }

  private static ShardQueue consumers(
      CompositionRoot compositionRoot, String queue, Map<String, String> variables) {
    return new SqsShardQueue(
        queue,
        required(variables, "AWS_REGION"),
        Optional.ofNullable(variables.get("AWS_ENDPOINT_URL_SQS")).map(URI::create),
        DynamoClients.credentials(variables),
        compositionRoot.clock());
  }

  private static String required(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name))
        .orElseThrow(
            () -> new IllegalStateException("the environment variable " + name + " is missing"));
  }
}
