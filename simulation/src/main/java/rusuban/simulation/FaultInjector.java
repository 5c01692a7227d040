package rusuban.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import rusuban.app.messaging.SendResult;
import rusuban.core.settings.Settings;
import rusuban.testkit.SettableClock;

/**
 * Injects faults between a simulated invocation and a port. It skips the call, or loses its answer,
 * or kills the process before or after it, or lets time pass.
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

  /** The failure of a store call, in place of an answer. */
  static final class Outage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Outage() {
      super("the store does not answer");
    }
  }

  /** Calls the store. */
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

  /** Sends to LINE. An injected fault may replace LINE's answer. */
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

  /** Asks LINE for something. */
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

  /** Loads settings, and fails at times. */
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
