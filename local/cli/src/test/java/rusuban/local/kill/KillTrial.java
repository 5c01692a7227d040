package rusuban.local.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import rusuban.local.invoke.InvocationResult;
import rusuban.local.invoke.LambdaFunction;
import rusuban.local.kill.FunctionFleet.Invoked;
import rusuban.local.kill.KillPoint.Fate;
import rusuban.local.line.CustomerAction;
import rusuban.local.line.SimulatedCustomer;
import rusuban.local.line.state.TimelineItem;
import rusuban.testkit.RandomInputs;

/**
 * One day of the shop with a killed process, and sometimes a second one during the recovery. LINE
 * and the clock drive the recovery.
 */
final class KillTrial {
  /**
   * Shortly after ten in Tokyo, in UTC. A tick in the first minute of an hour makes additional
   * calls.
   */
  private static final Duration OPENS = Duration.ofMinutes(63);

  private static final Duration THANKS_AFTER = Duration.ofHours(2);
  private static final Duration DEAD_TOKEN = Duration.ofMinutes(25);

  /** Maximum ticks. A killed tick leases its work for two minutes, and a failure waits for two. */
  private static final int MOST_ROUNDS = 6;

  /** Exit code of SIGKILL: 128 plus its number. */
  private static final InvocationResult KILLED =
      new InvocationResult.Died("the function's process exited with 137");

  private static final Set<KillStage> AFTER_THE_ANSWER =
      Set.of(KillStage.BETWEEN_ACCEPTANCE_AND_END, KillStage.ONCE_THE_END_IS_BEGUN);

  private final KillableShop killableShop;
  private final RandomInputs randomInputs;
  private final KilledActivity killedActivity;
  private final Optional<KillPoint> blow;
  private final List<TrialEvent> causes = new ArrayList<>();
  private final List<HttpRequest> late = new ArrayList<>();
  private Instant began = Instant.MIN;
  private int kills;

  /**
   * Creates a trial.
   *
   * @param blow the kill of the first process, empty for an undisturbed day
   */
  KillTrial(
      KillableShop killableShop,
      RandomInputs randomInputs,
      KilledActivity killedActivity,
      Optional<KillPoint> blow) {
    this.killableShop = killableShop;
    this.randomInputs = randomInputs;
    this.killedActivity = killedActivity;
    this.blow = blow;
  }

  /** Runs the whole day and returns the calls of the process that was to be killed. */
  List<KillPoint.Call> run() {
    killableShop.forgetLog();
    morning();
    var calls = theProcessThatIsKilled();
    if (blow.isPresent()) {
      int before =
          killedActivity == KilledActivity.AGAIN || killedActivity == KilledActivity.SWEEP ? 1 : 0;
      assertThat(kills).as("killed at " + blow.get() + " of " + calls).isEqualTo(before + 1);
      mend();
    }
    var trialLedger = new TrialLedger(killableShop, causes, blow.isPresent());
    untilNone(trialLedger::outstanding);
    if (killedActivity != KilledActivity.THANKS) {
      killableShop.passes(THANKS_AFTER);
      round(Optional.empty());
    }
    untilNone(trialLedger::unthanked);
    arriveLate();
    trialLedger.check();
    return calls;
  }

  /** Moves the clock to a random second of the next day's opening minute. */
  private void morning() {
    var opening =
        killableShop.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS).plus(OPENS);
    killableShop.passes(
        Duration.between(killableShop.now(), opening).plusSeconds(randomInputs.between(0, 59)));
  }

  private List<KillPoint.Call> theProcessThatIsKilled() {
    return switch (killedActivity) {
      case ANSWER -> webhook(blow, CustomerDeed.asks(newCustomer(), "予約"));
      case GREETING -> webhook(blow, CustomerDeed.follows(newCustomer()));
      case SEVERAL -> webhook(blow, several());
      case TOO_LATE -> {
        killableShop.reachable(false);
        tell(CustomerDeed.asks(newCustomer(), "予約"));
        killableShop.reachable(true);
        killableShop.passes(DEAD_TOKEN);
        yield redelivery(blow);
      }
      case AGAIN -> {
        leaveBehind();
        yield redelivery(blow);
      }
      case SWEEP -> {
        leaveBehind();
        yield round(blow);
      }
      case THANKS -> {
        webhook(Optional.empty(), several());
        killableShop.passes(THANKS_AFTER);
        yield round(blow);
      }
    };
  }

  private Stream<CustomerDeed> several() {
    return Stream.of(
            CustomerDeed.asks(newCustomer(), "予約", "料金"),
            CustomerDeed.asks(newCustomer(), "料金"),
            CustomerDeed.chats(newCustomer()))
        .flatMap(it -> it);
  }

  private SimulatedCustomer newCustomer() {
    return killableShop.line().newCustomer("客");
  }

  /** Kills a process after it stored the event and before it answers. */
  private void leaveBehind() {
    webhook(Optional.of(KillPoint.atSending(Fate.LOST)), CustomerDeed.asks(newCustomer(), "予約"));
    killableShop.passes(Duration.ofSeconds(20));
  }

  /** Lets LINE and the clock go on, sometimes with a second kill. */
  private void mend() {
    if (randomInputs.happens(0.5)) arriveLate();
    var second =
        randomInputs.happens(0.2)
            ? Optional.of(
                KillPoint.atCall(
                    randomInputs.between(1, 12), randomInputs.oneOf(List.of(Fate.values()))))
            : Optional.<KillPoint>empty();
    if (killedActivity.function() == LambdaFunction.WEBHOOK) {
      killableShop.passes(Duration.ofSeconds(randomInputs.oneOf(List.of(1, 5, 15, 25))));
      redelivery(second);
      killableShop.passes(Duration.ofSeconds(randomInputs.oneOf(List.of(1, 15, 30))));
      redelivery(Optional.empty());
    } else {
      killableShop.passes(Duration.ofMinutes(1));
      round(second);
      redelivery(Optional.empty());
    }
    if (randomInputs.happens(0.5)) arriveLate();
    // Late enough that the tick need not wait, in real time, for a webhook's lease to end.
    killableShop.passes(Duration.ofSeconds(randomInputs.oneOf(List.of(14, 20, 35))));
    round(Optional.empty());
    arriveLate();
  }

  /** Redelivers failed webhooks, then runs a tick a minute until nothing is left. */
  private void untilNone(Supplier<List<String>> left) {
    redelivery(Optional.empty());
    for (int i = 0; i < MOST_ROUNDS && !left.get().isEmpty(); i++) {
      killableShop.passes(Duration.ofMinutes(1));
      round(Optional.empty());
    }
    assertThat(left.get()).as("left after " + MOST_ROUNDS + " undisturbed rounds").isEmpty();
  }

  private void arriveLate() {
    late.forEach(KillableShop::arrive);
    late.clear();
  }

  private List<KillPoint.Call> webhook(Optional<KillPoint> dies, Stream<CustomerDeed> deeds) {
    began = killableShop.now();
    killableShop.strike(dies);
    tell(deeds);
    return webhookEnded();
  }

  private void tell(Stream<CustomerDeed> deeds) {
    var all = deeds.toList();
    var done =
        killableShop
            .line()
            .perform(all.stream().map(CustomerDeed::customerAction).toArray(CustomerAction[]::new))
            .done();
    for (int i = 0; i < all.size(); i++)
      causes.add(new TrialEvent(all.get(i), eventId(done.items().get(i)), new LeaseHold()));
    done.delivery().join();
  }

  private List<KillPoint.Call> redelivery(Optional<KillPoint> dies) {
    began = killableShop.now();
    killableShop.strike(dies);
    var again = killableShop.redeliver();
    killableShop.strike(Optional.empty());
    return again.isEmpty() ? List.of() : webhookEnded();
  }

  private List<KillPoint.Call> webhookEnded() {
    var ended = killableShop.invoked();
    for (var one : ended) {
      noted(one);
      causes.stream()
          .filter(it -> one.event().contains(it.eventId()))
          .forEach(it -> visited(it, LambdaFunction.WEBHOOK, one));
    }
    return ended.getFirst().calls();
  }

  private List<KillPoint.Call> round(Optional<KillPoint> dies) {
    began = killableShop.now();
    var ended = killableShop.tick(dies);
    noted(ended);
    causes.forEach(it -> visited(it, LambdaFunction.FOLLOWUP, ended));
    if (ended.struck().isEmpty())
      assertThat(ended.invocationResult())
          .isInstanceOfSatisfying(
              InvocationResult.Returned.class,
              it -> assertThat(it.json()).contains("\"failed\":0"));
    return ended.calls();
  }

  /** Notes a visit. A token that was dead from the start guarantees no answer. */
  private void visited(TrialEvent trialEvent, LambdaFunction by, Invoked one) {
    if (killedActivity != KilledActivity.TOO_LATE || blow.isEmpty())
      trialEvent.leaseHold().visit(by, began, killableShop.now(), one.struck().isPresent());
  }

  private static String eventId(TimelineItem timelineItem) {
    return switch (timelineItem) {
      case TimelineItem.FromCustomer said -> said.webhookDelivery().eventId();
      case TimelineItem.Notice notice -> notice.webhookDelivery().eventId();
      case TimelineItem.FromAccount _ -> throw new IllegalArgumentException("no event");
    };
  }

  private void noted(Invoked one) {
    if (one.struck().isPresent()) {
      kills++;
      // The webhook is answered once all is sent. The outcome is stored after that.
      if (AFTER_THE_ANSWER.contains(one.struck().get().killStage())
          && one.invocationResult() instanceof InvocationResult.Returned(var json))
        assertThat(json).contains("200");
      else assertThat(one.invocationResult()).as("of the killed process").isEqualTo(KILLED);
    } else
      assertThat(one.invocationResult())
          .as("died by itself")
          .isNotInstanceOf(InvocationResult.Died.class);
    one.late().ifPresent(late::add);
  }
}
