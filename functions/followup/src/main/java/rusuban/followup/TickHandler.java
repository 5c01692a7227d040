package rusuban.followup;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import rusuban.app.account.SilentAccounts;
import rusuban.app.tick.DueWorkRunner;
import rusuban.app.tick.DueWorkRunner.Carried;
import rusuban.line.LineOptions;
import rusuban.wiring.CompositionRoot;
import rusuban.wiring.snapshot.SnapStartHook;

/** The tick: runs due work every minute, and once an hour reports accounts without webhooks. */
public final class TickHandler implements RequestHandler<ScheduledEvent, Carried> {
  /** Time reserved for sends in progress, so that they end before Lambda's timeout. */
  static final Duration RESERVE = Duration.ofSeconds(10);

  /**
   * Open hours without a webhook after which an account is reported, if the environment gives none.
   */
  private static final String SILENT = "6";

  private final InstantSource clock;
  private final DueWorkRunner round;
  private final SilentAccounts silentAccounts;

  /** Creates the handler; called by Lambda once per process. */
  public TickHandler() {
    this(
        CompositionRoot.from(
            System.getenv(), Clock.systemUTC(), System.out, LineOptions.unhurried()));
  }

  private TickHandler(CompositionRoot compositionRoot) {
    this(compositionRoot, System.getenv());
    if (SnapStartHook.isTaken(System.getenv()))
      SnapStartHook.register(
          System.out,
          new TickPriming(compositionRoot, own -> new TickHandler(own, Map.of())::carryOut)
              ::prepare,
          compositionRoot.channels()::renew);
  }

  /**
   * Creates the handler from the function's parts.
   *
   * @param variables environment variables, of which {@code QUEUE}, {@code CONSUMERS} and {@code
   *     SILENT_HOURS} are read; without a queue, ticks process all due work
   */
  public TickHandler(CompositionRoot compositionRoot, Map<String, String> variables) {
    clock = compositionRoot.clock();
    round = DueWorkRunnerFactory.of(compositionRoot, variables);
    silentAccounts =
        new SilentAccounts(
            compositionRoot.channels(),
            compositionRoot.settings(),
            compositionRoot.stores().accounts(),
            compositionRoot.telemetry(),
            Duration.ofHours(Long.parseLong(variables.getOrDefault("SILENT_HOURS", SILENT))));
  }

  @Override
  public Carried handleRequest(ScheduledEvent tick, Context context) {
    return carryOut(Duration.ofMillis(context.getRemainingTimeInMillis()));
  }

  Carried carryOut(Duration remaining) {
    Instant now = clock.instant();
    Instant until = now.plus(remaining).minus(RESERVE);
    // Due work comes first: it must neither wait for the report nor fail with it.
    Carried carried = round.run(until);
    silentAccounts.tell(now);
    return carried;
  }
}
