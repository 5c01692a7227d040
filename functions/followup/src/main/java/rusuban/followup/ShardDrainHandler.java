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
 * A consumer of the queue: drains the shard that a tick, or a consumer before it, has handed over.
 * It starts from no snapshot, which would be gone after the weeks in which it sleeps.
 */
public final class ShardDrainHandler implements RequestHandler<SQSEvent, Carried> {
  private final InstantSource clock;
  private final DueWorkRunner round;

  /** As Lambda makes it, once for a process. */
  public ShardDrainHandler() {
    this(
        CompositionRoot.from(
            System.getenv(), Clock.systemUTC(), System.out, LineOptions.unhurried()),
        System.getenv());
  }

  /**
   * Of these parts.
   *
   * @param variables of which {@code QUEUE} and {@code CONSUMERS} are read
   */
  public ShardDrainHandler(CompositionRoot compositionRoot, Map<String, String> variables) {
    clock = compositionRoot.clock();
    round = TickComposition.of(compositionRoot, variables);
  }

  /**
   * Throws where the message names no shard or the table cannot be read: SQS then gives it once
   * more, and sets it aside in the end.
   */
  @Override
  public Carried handleRequest(SQSEvent event, Context context) {
    return carryOut(event, Duration.ofMillis(context.getRemainingTimeInMillis()));
  }

  Carried carryOut(SQSEvent event, Duration remaining) {
    return round.drain(shard(event), clock.instant().plus(remaining).minus(TickHandler.RESERVE));
  }

  /** One message a batch (template.yaml), so that a shard that fails holds up no other. */
  private static int shard(SQSEvent event) {
    List<SQSEvent.SQSMessage> messages = event.getRecords();
    if (messages.size() != 1) throw new IllegalArgumentException(messages.size() + " messages");
    return Integer.parseInt(messages.getFirst().getBody());
  }
}
