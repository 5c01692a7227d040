package rusuban.followup;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import rusuban.app.FollowUpRound;
import rusuban.app.FollowUpRound.Carried;
import rusuban.app.OpenHours;
import rusuban.line.LineOptions;
import rusuban.wiring.Parts;
import rusuban.wiring.snapshot.Snapshot;

/** The tick of every minute: carries out due work, and once an hour says which shops are open. */
public final class Handler implements RequestHandler<ScheduledEvent, Carried> {
  /** What a started send may still take, so that it ends before Lambda ends us. */
  static final Duration RESERVE = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final FollowUpRound round;
  private final OpenHours openHours;

  /** As Lambda makes it, once for a process. */
  public Handler() {
    this(Parts.from(System.getenv(), Clock.systemUTC(), System.out, LineOptions.unhurried()));
  }

  private Handler(Parts parts) {
    this(parts, System.getenv());
    if (Snapshot.isTaken(System.getenv()))
      Snapshot.register(System.out, Preparation.ofTicks(parts)::prepare, parts.channels()::renew);
  }

  /**
   * Of these parts.
   *
   * @param variables of which {@code QUEUE} and {@code CONSUMERS} are read; without a queue this
   *     carries all that is due
   */
  public Handler(Parts parts, Map<String, String> variables) {
    clock = parts.clock();
    round = Rounds.of(parts, variables);
    openHours =
        new OpenHours(parts.channels(), parts.versions(), parts.settings(), parts.journal());
  }

  @Override
  public Carried handleRequest(ScheduledEvent tick, Context context) {
    return carryOut(Duration.ofMillis(context.getRemainingTimeInMillis()));
  }

  Carried carryOut(Duration remaining) {
    Instant now = clock.instant();
    Instant until = now.plus(remaining).minus(RESERVE);
    // What is due comes first: it must not wait for, or fail with, what is only counted.
    Carried carried = round.run(until);
    openHours.tell(now);
    return carried;
  }
}
