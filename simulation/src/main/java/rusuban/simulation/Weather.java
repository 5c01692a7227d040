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
final class Weather {
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
  private final Seen seen;

  Weather(SettableClock clock, Seen seen) {
    this.clock = clock;
    this.seen = seen;
  }

  /** What a caller of the store meets in place of an answer. */
  static final class Outage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Outage() {
      super("the store does not answer");
    }
  }

  /** A call to the store. */
  <T> T toStore(Actor actor, Callable<T> call) throws Exception {
    actor.between();
    if (actor.calm) return call.call();
    passTime(actor);
    dieAtTimes(actor, "died before a store call");
    if (happens(actor, 0.02, "store failed, not applied")) throw new Outage();
    T result = call.call();
    dieAtTimes(actor, "died after a store call");
    if (happens(actor, 0.02, "store failed, applied")) throw new Outage();
    return result;
  }

  /** A call that sends: what LINE made of it, and what the caller learns. */
  SendResult toLine(Actor actor, Callable<SendResult> call) throws Exception {
    actor.between();
    if (actor.calm) return call.call();
    passTime(actor);
    dieAtTimes(actor, "died before a LINE call");
    if (happens(actor, 0.1, "LINE failed, not accepted")) return actor.chance.oneOf(REFUSALS);
    SendResult answer = call.call();
    dieAtTimes(actor, "died after a LINE call");
    return happens(actor, 0.06, "LINE failed, accepted or not")
        ? new SendResult.OutcomeUnknown()
        : answer;
  }

  /** A call that asks LINE for something. */
  <T> Optional<T> asking(String what, Actor actor, Callable<Optional<T>> call) throws Exception {
    actor.between();
    if (actor.calm) return call.call();
    passTime(actor);
    dieAtTimes(actor, "died asking for a " + what);
    return happens(actor, 0.1, "LINE told no " + what) ? Optional.empty() : call.call();
  }

  /** Settings that cannot be read. */
  Settings settings(Actor actor, Callable<Settings> call) throws Exception {
    if (!actor.calm && happens(actor, 0.02, "settings not read")) throw new Outage();
    return call.call();
  }

  private void passTime(Actor actor) {
    if (happens(actor, 0.05, "slow call"))
      clock.advance(Duration.ofMillis(actor.chance.between(50, 4_000)));
  }

  private void dieAtTimes(Actor actor, String what) {
    if (!happens(actor, 0.012, what)) return;
    actor.die();
    throw new Actor.Death();
  }

  private boolean happens(Actor actor, double share, String what) {
    boolean happens = actor.chance.happens(share);
    if (happens) seen.count(what);
    return happens;
  }
}
