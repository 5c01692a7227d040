package rusuban.followup;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import rusuban.app.tick.DueWorkRunner;
import rusuban.app.tick.DueWorkRunner.Carried;
import rusuban.line.LineOptions;
import rusuban.wiring.CompositionRoot;

/**
 * Consumer of the queue: drains a shard that a tick or an earlier consumer has handed over. It uses
 * no snapshot, because Lambda would delete one during the weeks without a call.
 */
public final class ShardDrainHandler implements RequestHandler<SQSEvent, Carried> {
  private final InstantSource clock;
  private final DueWorkRunner round;

  /** Creates the handler; called by Lambda once per process. */
  public ShardDrainHandler() {
    this(
        CompositionRoot.from(
            System.getenv(), Clock.systemUTC(), System.out, LineOptions.unhurried()),
        System.getenv());
  }

  /**
   * Creates the handler from the function's parts.
   *
   * @param variables environment variables, of which {@code QUEUE} and {@code CONSUMERS} are read
   */
  public ShardDrainHandler(CompositionRoot compositionRoot, Map<String, String> variables) {
    clock = compositionRoot.clock();
    round = DueWorkRunnerFactory.of(compositionRoot, variables);
  }

  /**
   * Drains the shard that the message names. It throws if the message names no shard or the table
   * is unreadable. SQS then delivers the message again, and after several tries moves it to the
   * dead-letter queue (template.yaml).
   */
  @Override
  public Carried handleRequest(SQSEvent event, Context context) {
    return carryOut(event, Duration.ofMillis(context.getRemainingTimeInMillis()));
  }

  Carried carryOut(SQSEvent event, Duration remaining) {
    return round.drain(shard(event), clock.instant().plus(remaining).minus(TickHandler.RESERVE));
  }

  /**
   * Returns the shard's number. A batch has one message (template.yaml), so that a failing shard
   * does not stop another.
   */
  private static int shard(SQSEvent event) {
    List<SQSEvent.SQSMessage> messages = event.getRecords();
    if (messages.size() != 1) throw new IllegalArgumentException(messages.size() + " messages");
    return Integer.parseInt(messages.getFirst().getBody());
  }
}
