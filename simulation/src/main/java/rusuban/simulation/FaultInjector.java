package rusuban.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import rusuban.app.messaging.SendResult;
import rusuban.core.settings.Settings;
import rusuban.testkit.SettableClock;

/**
 * What goes wrong between an actor and a port: the call is not made, or is made and its answer is
 * lost, or the process dies before it or after it, or time passes meanwhile.
 */
public final class FaultInjector {
  private static final List<SendResult> REFUSALS =
      List.of(
          new SendResult.NotSent(),
          new SendResult.NotSent(),
          new SendResult.RateLimited(),
          new SendResult.OutcomeUnknown(),
          new SendResult.OutcomeUnknown(),
          new SendResult.Refused(400),
          new SendResult.Refused(401),
          new SendResult.Refused(403));

  private final SettableClock clock;
  private final CoverageCounts coverageCounts;

  FaultInjector(SettableClock clock, CoverageCounts coverageCounts) {
    this.clock = clock;
    this.coverageCounts = coverageCounts;
  }

  /** What a caller of the store meets in place of an answer. */
  static final class Outage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Outage() {
      super("the store does not answer");
    }
  }

  /** A call to the store. */
  public <T> T toStore(SimulatedInvocation simulatedInvocation, Callable<T> call) throws Exception {
    simulatedInvocation.between();
    if (simulatedInvocation.calm) return call.call();
    passTime(simulatedInvocation);
    dieAtTimes(simulatedInvocation, "died before a store call");
    if (happens(simulatedInvocation, 0.02, "store failed, not applied")) throw new Outage();
    T result = call.call();
    dieAtTimes(simulatedInvocation, "died after a store call");
    if (happens(simulatedInvocation, 0.02, "store failed, applied")) throw new Outage();
    return result;
  }

  /** A call that sends: what LINE made of it, and what the caller learns. */
  public SendResult toLine(SimulatedInvocation simulatedInvocation, Callable<SendResult> call)
      throws Exception {
    simulatedInvocation.between();
    if (simulatedInvocation.calm) return call.call();
    passTime(simulatedInvocation);
    dieAtTimes(simulatedInvocation, "died before a LINE call");
    if (happens(simulatedInvocation, 0.1, "LINE failed, not accepted"))
      return simulatedInvocation.randomInputs.oneOf(REFUSALS);
    SendResult answer = call.call();
    dieAtTimes(simulatedInvocation, "died after a LINE call");
    return happens(simulatedInvocation, 0.06, "LINE failed, accepted or not")
        ? new SendResult.OutcomeUnknown()
        : answer;
  }

  /** A call that asks LINE for something. */
  public <T> Optional<T> asking(
      String what, SimulatedInvocation simulatedInvocation, Callable<Optional<T>> call)
      throws Exception {
    simulatedInvocation.between();
    if (simulatedInvocation.calm) return call.call();
    passTime(simulatedInvocation);
    dieAtTimes(simulatedInvocation, "died asking for a " + what);
    return happens(simulatedInvocation, 0.1, "LINE told no " + what)
        ? Optional.empty()
        : call.call();
  }

  /** Settings that cannot be read. */
  public Settings settings(SimulatedInvocation simulatedInvocation, Callable<Settings> call)
      throws Exception {
    if (!simulatedInvocation.calm && happens(simulatedInvocation, 0.02, "settings not read"))
      throw new Outage();
    return call.call();
  }

  private void passTime(SimulatedInvocation simulatedInvocation) {
    if (happens(simulatedInvocation, 0.05, "slow call"))
      clock.advance(Duration.ofMillis(simulatedInvocation.randomInputs.between(50, 4_000)));
  }

  private void dieAtTimes(SimulatedInvocation simulatedInvocation, String what) {
    if (!happens(simulatedInvocation, 0.012, what)) return;
    simulatedInvocation.die();
    throw new SimulatedInvocation.Death();
  }

  private boolean happens(SimulatedInvocation simulatedInvocation, double share, String what) {
    boolean happens = simulatedInvocation.randomInputs.happens(share);
    if (happens) coverageCounts.count(what);
    return happens;
  }
}
