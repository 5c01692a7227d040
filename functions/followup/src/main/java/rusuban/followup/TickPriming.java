package rusuban.followup;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.tick.DueWorkRunner.Carried;
import rusuban.core.ChatId;
import rusuban.core.decision.FollowUp;
import rusuban.wiring.CompositionRoot;
import rusuban.wiring.snapshot.PrimingEnvironment;
import rusuban.wiring.snapshot.TableAccessProbe;

/**
 * Priming of the tick's function before its snapshot. It runs ticks with a due thank-you, including
 * Lambda's JSON, and accesses the real table and secrets.
 */
final class TickPriming {
  /** Eight in the evening, in the first minute of an hour, which also runs the hourly report. */
  private static final Instant EVENING = Instant.parse("2026-11-24T11:00:00Z");

  private static final ChatId CUSTOMER = new ChatId("U4af4980629b7c1f26d0e5a93c8d71b20");

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final String TICK = "followup-tick.json";

  /** Repetitions that make the JIT compiler compile the code. They take a fraction of a second. */
  private static final int ROUNDS = 100;

  private static final TickSerializer JSON = new TickSerializer();

  private final CompositionRoot compositionRoot;
  private final Function<CompositionRoot, Function<Duration, Carried>> ticks;

  /**
   * Creates the priming from the parts that the function has on Lambda.
   *
   * @param ticks creates a handler of other parts; its ticks get the time that is left
   */
  TickPriming(
      CompositionRoot compositionRoot,
      Function<CompositionRoot, Function<Duration, Carried>> ticks) {
    this.compositionRoot = compositionRoot;
    this.ticks = ticks;
  }

  /**
   * Primes the function.
   *
   * @throws IllegalStateException if an invocation does not do its work
   * @throws RuntimeException if the table or the secrets are not accessible
   */
  void prepare() {
    try (var primingEnvironment = PrimingEnvironment.at(EVENING)) {
      var due = thanks(primingEnvironment);
      for (int i = 0; i < ROUNDS; i++) {
        primingEnvironment.due(due);
        // A new handler each time: the clock here stands still, so a shared rate limiter would
        // wait ever longer.
        var tick = ticks.apply(primingEnvironment.parts());
        JSON.<ScheduledEvent>fromJson(tick(), ScheduledEvent.class);
        JSON.toJson(tick.apply(MINUTE), new ByteArrayOutputStream(), Carried.class);
      }
      if (primingEnvironment.sent() != ROUNDS)
        throw new IllegalStateException(primingEnvironment.sent() + " of " + ROUNDS + " were sent");
      new TableAccessProbe(compositionRoot).carryOut(due, EVENING);
    }
    compositionRoot.channels().accounts();
  }

  private static DueFollowUp thanks(PrimingEnvironment primingEnvironment) {
    var plan = primingEnvironment.settings().followUps().getFirst().id();
    var until = EVENING.plus(Duration.ofMinutes(30));
    var followUp = new FollowUp(CUSTOMER, plan, EVENING.minus(Duration.ofHours(6)), EVENING, until);
    return new DueFollowUp(PrimingEnvironment.ACCOUNT, followUp, Optional.empty(), EVENING);
  }

  private static ByteArrayInputStream tick() {
    try (var json = TickPriming.class.getResourceAsStream(TICK)) {
      if (json == null) throw new IllegalStateException(TICK + " is not in the archive");
      return new ByteArrayInputStream(json.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
