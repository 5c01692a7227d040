package rusuban.local.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import rusuban.local.invoke.FunctionArchives;
import rusuban.local.invoke.LambdaFunction;
import rusuban.local.kill.KillPoint.Fate;
import rusuban.local.kill.KillPoint.What;
import rusuban.testkit.RandomInputs;
import rusuban.testkit.TestSize;

/**
 * Tests that kill the deployed functions with SIGKILL at every call they make. LINE counts what it
 * received. {@code -Drusuban.kill.runs}, {@code .seed} and {@code .from} choose other runs or
 * repeat one.
 */
@Tag(TestSize.SIZED)
@Tag(TestSize.SLOW)
@EnabledOnOs(OS.LINUX)
class KilledFunctionsTest {
  private static final int RUNS =
      Integer.getInteger("rusuban.kill.runs", TestSize.KILLED_PROCESSES.cases());
  private static final int FROM = Integer.getInteger("rusuban.kill.from", 0);
  private static final long SEED = Long.getLong("rusuban.kill.seed", 1);

  /** Calls made only in the first minute of an hour, or when a process's cached data are old. */
  private static final Set<String> NOW_AND_THEN =
      Set.of("GetItem", "GetParametersByPath", "PutItem");

  /** A kill at one of several consecutive calls. */
  private record Card(
      KilledActivity killedActivity, String operation, int first, int last, Fate fate) {
    KillPoint blow(RandomInputs randomInputs) {
      return KillPoint.at(operation, randomInputs.between(first, last), fate);
    }
  }

  @Test
  void whatever_call_a_process_dies_at_everything_ends_and_LINE_gets_each_answer_once(
      @TempDir Path folder) throws IOException {
    FunctionArchives.assumeBuilt(Path.of("../.."));
    try (var killableShop = new KillableShop(folder)) {
      var deck = deck(killableShop);
      for (int i = FROM; i < FROM + RUNS; i++) run(killableShop, deck.get(i % deck.size()), i);
      everyKindWasHit(killableShop, deck);
    }
  }

  private static void run(KillableShop killableShop, Card card, int i) {
    var randomInputs = new RandomInputs(SEED + i);
    try {
      new KillTrial(
              killableShop,
              randomInputs,
              card.killedActivity(),
              Optional.of(card.blow(randomInputs)))
          .run();
    } catch (AssertionError | RuntimeException e) {
      var again = "-Drusuban.kill.seed=%d -Drusuban.kill.from=%d -Drusuban.kill.runs=1";
      throw new AssertionError(
          "fails with "
              + again.formatted(SEED, i)
              + ", "
              + card
              + ": "
              + e.getMessage()
              + "\n"
              + killableShop.log(),
          e);
    }
  }

  private static List<Card> deck(KillableShop killableShop) {
    undisturbed(killableShop, KilledActivity.ANSWER); // in a cold process; later ones are warm
    undisturbed(killableShop, KilledActivity.THANKS);
    var deck = new ArrayList<Card>();
    for (var killedActivity : KilledActivity.values()) {
      if (killedActivity == KilledActivity.AGAIN)
        killableShop.fleets().forEach(FunctionFleet::drill);
      deck.addAll(cards(killedActivity, undisturbed(killableShop, killedActivity)));
    }
    Collections.shuffle(deck, new Random(SEED));
    return deck;
  }

  private static List<KillPoint.Call> undisturbed(
      KillableShop killableShop, KilledActivity killedActivity) {
    return new KillTrial(killableShop, new RandomInputs(SEED), killedActivity, Optional.empty())
        .run();
  }

  /** Returns kills for these calls. A write is lost, done or late; a read can only be lost. */
  private static List<Card> cards(KilledActivity killedActivity, List<KillPoint.Call> calls) {
    var cards = new ArrayList<Card>();
    for (var call : calls) {
      if (NOW_AND_THEN.contains(call.operation())) continue;
      var last = cards.isEmpty() ? null : cards.getLast();
      if (call.what() != What.READS)
        for (var fate : Fate.values())
          cards.add(new Card(killedActivity, call.operation(), call.nth(), call.nth(), fate));
      else if (last != null && last.operation().equals(call.operation()))
        cards.set(
            cards.size() - 1,
            new Card(killedActivity, call.operation(), last.first(), call.nth(), Fate.LOST));
      else cards.add(new Card(killedActivity, call.operation(), call.nth(), call.nth(), Fate.LOST));
    }
    return cards;
  }

  private static void everyKindWasHit(KillableShop killableShop, List<Card> deck) {
    Map<KillStage, Integer> stages = new EnumMap<>(KillStage.class);
    Map<String, Integer> points = new TreeMap<>();
    for (var card : deck)
      points.put(card.killedActivity().function() + " " + card.operation() + " " + card.fate(), 0);
    count(killableShop.webhooks(), LambdaFunction.WEBHOOK, stages, points);
    count(killableShop.followups(), LambdaFunction.FOLLOWUP, stages, points);
    System.out.println(
        "processes started: %d webhook, %d followup; cards: %d; killed by stage: %s; by call: %s"
            .formatted(
                killableShop.webhooks().starts(),
                killableShop.followups().starts(),
                deck.size(),
                stages,
                points));
    if (FROM > 0 || RUNS < deck.size()) return;
    for (var killStage : KillStage.values())
      assertThat(stages.getOrDefault(killStage, 0))
          .as("killed " + killStage)
          .isGreaterThan(RUNS / 30);
    assertThat(points).allSatisfy((point, times) -> assertThat(times).as(point).isPositive());
  }

  private static void count(
      FunctionFleet functionFleet,
      LambdaFunction function,
      Map<KillStage, Integer> stages,
      Map<String, Integer> points) {
    for (var one : functionFleet.struck()) {
      stages.merge(one.killStage(), 1, Integer::sum);
      points.merge(function + " " + one.call().operation() + " " + one.fate(), 1, Integer::sum);
    }
  }
}
