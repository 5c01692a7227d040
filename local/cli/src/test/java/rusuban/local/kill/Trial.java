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
import rusuban.local.invoke.Answer;
import rusuban.local.invoke.LambdaFunction;
import rusuban.local.kill.Blow.Fate;
import rusuban.local.kill.Fleet.Invoked;
import rusuban.local.line.Action;
import rusuban.local.line.Item;
import rusuban.local.line.Person;
import rusuban.testkit.Chance;

/**
 * One day of the shop with a killed process, and sometimes a second one during the recovery. LINE
 * and the clock drive the recovery.
 */
final class Trial {
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
  private static final Answer KILLED = new Answer.Died("the function's process exited with 137");

  private static final Set<Stage> AFTER_THE_ANSWER =
      Set.of(Stage.BETWEEN_ACCEPTANCE_AND_END, Stage.ONCE_THE_END_IS_BEGUN);

  private final Shop shop;
  private final Chance chance;
  private final Way way;
  private final Optional<Blow> blow;
  private final List<Cause> causes = new ArrayList<>();
  private final List<HttpRequest> late = new ArrayList<>();
  private Instant began = Instant.MIN;
  private int kills;

  /**
   * Creates a trial.
   *
   * @param blow the kill of the first process, empty for an undisturbed day
   */
  Trial(Shop shop, Chance chance, Way way, Optional<Blow> blow) {
    this.shop = shop;
    this.chance = chance;
    this.way = way;
    this.blow = blow;
  }

  /** Runs the whole day and returns the calls of the process that was to be killed. */
  List<Blow.Call> run() {
    shop.forgetLog();
    morning();
    var calls = theProcessThatIsKilled();
    if (blow.isPresent()) {
      int before = way == Way.AGAIN || way == Way.SWEEP ? 1 : 0;
      assertThat(kills).as("killed at " + blow.get() + " of " + calls).isEqualTo(before + 1);
      mend();
    }
    var ledger = new Ledger(shop, causes, blow.isPresent());
    untilNone(ledger::outstanding);
    if (way != Way.THANKS) {
      shop.passes(THANKS_AFTER);
      round(Optional.empty());
    }
    untilNone(ledger::unthanked);
    arriveLate();
    ledger.check();
    return calls;
  }

  /** Moves the clock to a random second of the next day's opening minute. */
  private void morning() {
    var opening = shop.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS).plus(OPENS);
    shop.passes(Duration.between(shop.now(), opening).plusSeconds(chance.between(0, 59)));
  }

  private List<Blow.Call> theProcessThatIsKilled() {
    return switch (way) {
      case ANSWER -> webhook(blow, Deed.asks(newCustomer(), "予約"));
      case GREETING -> webhook(blow, Deed.follows(newCustomer()));
      case SEVERAL -> webhook(blow, several());
      case TOO_LATE -> {
        shop.reachable(false);
        tell(Deed.asks(newCustomer(), "予約"));
        shop.reachable(true);
        shop.passes(DEAD_TOKEN);
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
        shop.passes(THANKS_AFTER);
        yield round(blow);
      }
    };
  }

  private Stream<Deed> several() {
    return Stream.of(
            Deed.asks(newCustomer(), "予約", "料金"),
            Deed.asks(newCustomer(), "料金"),
            Deed.chats(newCustomer()))
        .flatMap(it -> it);
  }

  private Person newCustomer() {
    return shop.line().newCustomer("客");
  }

  /** Kills a process after it stored the event and before it answers. */
  private void leaveBehind() {
    webhook(Optional.of(Blow.atSending(Fate.LOST)), Deed.asks(newCustomer(), "予約"));
    shop.passes(Duration.ofSeconds(20));
  }

  /** Lets LINE and the clock go on, sometimes with a second kill. */
  private void mend() {
    if (chance.happens(0.5)) arriveLate();
    var second =
        chance.happens(0.2)
            ? Optional.of(Blow.atCall(chance.between(1, 12), chance.oneOf(List.of(Fate.values()))))
            : Optional.<Blow>empty();
    if (way.function() == LambdaFunction.WEBHOOK) {
      shop.passes(Duration.ofSeconds(chance.oneOf(List.of(1, 5, 15, 25))));
      redelivery(second);
      shop.passes(Duration.ofSeconds(chance.oneOf(List.of(1, 15, 30))));
      redelivery(Optional.empty());
    } else {
      shop.passes(Duration.ofMinutes(1));
      round(second);
      redelivery(Optional.empty());
    }
    if (chance.happens(0.5)) arriveLate();
    // Late enough that the tick need not wait, in real time, for a webhook's lease to end.
    shop.passes(Duration.ofSeconds(chance.oneOf(List.of(14, 20, 35))));
    round(Optional.empty());
    arriveLate();
  }

  /** Redelivers failed webhooks, then runs a tick a minute until nothing is left. */
  private void untilNone(Supplier<List<String>> left) {
    redelivery(Optional.empty());
    for (int i = 0; i < MOST_ROUNDS && !left.get().isEmpty(); i++) {
      shop.passes(Duration.ofMinutes(1));
      round(Optional.empty());
    }
    assertThat(left.get()).as("left after " + MOST_ROUNDS + " undisturbed rounds").isEmpty();
  }

  private void arriveLate() {
    late.forEach(Shop::arrive);
    late.clear();
  }

  private List<Blow.Call> webhook(Optional<Blow> dies, Stream<Deed> deeds) {
    began = shop.now();
    shop.strike(dies);
    tell(deeds);
    return webhookEnded();
  }

  private void tell(Stream<Deed> deeds) {
    var all = deeds.toList();
    var done = shop.line().perform(all.stream().map(Deed::action).toArray(Action[]::new)).done();
    for (int i = 0; i < all.size(); i++)
      causes.add(new Cause(all.get(i), eventId(done.items().get(i)), new Hold()));
    done.delivery().join();
  }

  private List<Blow.Call> redelivery(Optional<Blow> dies) {
    began = shop.now();
    shop.strike(dies);
    var again = shop.redeliver();
    shop.strike(Optional.empty());
    return again.isEmpty() ? List.of() : webhookEnded();
  }

  private List<Blow.Call> webhookEnded() {
    var ended = shop.invoked();
    for (var one : ended) {
      noted(one);
      causes.stream()
          .filter(it -> one.event().contains(it.eventId()))
          .forEach(it -> visited(it, LambdaFunction.WEBHOOK, one));
    }
    return ended.getFirst().calls();
  }

  private List<Blow.Call> round(Optional<Blow> dies) {
    began = shop.now();
    var ended = shop.tick(dies);
    noted(ended);
    causes.forEach(it -> visited(it, LambdaFunction.FOLLOWUP, ended));
    if (ended.struck().isEmpty())
      assertThat(ended.answer())
          .isInstanceOfSatisfying(
              Answer.Returned.class, it -> assertThat(it.json()).contains("\"failed\":0"));
    return ended.calls();
  }

  /** Notes a visit. A token that was dead from the start guarantees no answer. */
  private void visited(Cause cause, LambdaFunction by, Invoked one) {
    if (way != Way.TOO_LATE || blow.isEmpty())
      cause.hold().visit(by, began, shop.now(), one.struck().isPresent());
  }

  private static String eventId(Item item) {
    return switch (item) {
      case Item.FromCustomer said -> said.delivery().eventId();
      case Item.Notice notice -> notice.delivery().eventId();
      case Item.FromAccount _ -> throw new IllegalArgumentException("no event");
    };
  }

  private void noted(Invoked one) {
    if (one.struck().isPresent()) {
      kills++;
      // The webhook is answered once all is sent. The outcome is stored after that.
      if (AFTER_THE_ANSWER.contains(one.struck().get().stage())
          && one.answer() instanceof Answer.Returned(var json)) assertThat(json).contains("200");
      else assertThat(one.answer()).as("of the killed process").isEqualTo(KILLED);
    } else assertThat(one.answer()).as("died by itself").isNotInstanceOf(Answer.Died.class);
    one.late().ifPresent(late::add);
  }
}
