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
import rusuban.local.invoke.Archives;
import rusuban.local.invoke.LambdaFunction;
import rusuban.local.kill.Blow.Fate;
import rusuban.local.kill.Blow.What;
import rusuban.testkit.Chance;
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
  private record Card(Way way, String operation, int first, int last, Fate fate) {
    Blow blow(Chance chance) {
      return Blow.at(operation, chance.between(first, last), fate);
    }
  }

  @Test
  void whatever_call_a_process_dies_at_everything_ends_and_LINE_gets_each_answer_once(
      @TempDir Path folder) throws IOException {
    Archives.assumeBuilt(Path.of("../.."));
    try (var shop = new Shop(folder)) {
      var deck = deck(shop);
      for (int i = FROM; i < FROM + RUNS; i++) run(shop, deck.get(i % deck.size()), i);
      everyKindWasHit(shop, deck);
    }
  }

  private static void run(Shop shop, Card card, int i) {
    var chance = new Chance(SEED + i);
    try {
      new Trial(shop, chance, card.way(), Optional.of(card.blow(chance))).run();
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
              + shop.log(),
          e);
    }
  }

  private static List<Card> deck(Shop shop) {
    undisturbed(shop, Way.ANSWER); // in a cold process; later ones are warm
    undisturbed(shop, Way.THANKS);
    var deck = new ArrayList<Card>();
    for (var way : Way.values()) {
      if (way == Way.AGAIN) shop.fleets().forEach(Fleet::drill);
      deck.addAll(cards(way, undisturbed(shop, way)));
    }
    Collections.shuffle(deck, new Random(SEED));
    return deck;
  }

  private static List<Blow.Call> undisturbed(Shop shop, Way way) {
    return new Trial(shop, new Chance(SEED), way, Optional.empty()).run();
  }

  /** Returns kills for these calls. A write is lost, done or late; a read can only be lost. */
  private static List<Card> cards(Way way, List<Blow.Call> calls) {
    var cards = new ArrayList<Card>();
    for (var call : calls) {
      if (NOW_AND_THEN.contains(call.operation())) continue;
      var last = cards.isEmpty() ? null : cards.getLast();
      if (call.what() != What.READS)
        for (var fate : Fate.values())
          cards.add(new Card(way, call.operation(), call.nth(), call.nth(), fate));
      else if (last != null && last.operation().equals(call.operation()))
        cards.set(
            cards.size() - 1, new Card(way, call.operation(), last.first(), call.nth(), Fate.LOST));
      else cards.add(new Card(way, call.operation(), call.nth(), call.nth(), Fate.LOST));
    }
    return cards;
  }

  private static void everyKindWasHit(Shop shop, List<Card> deck) {
    Map<Stage, Integer> stages = new EnumMap<>(Stage.class);
    Map<String, Integer> points = new TreeMap<>();
    for (var card : deck)
      points.put(card.way().function() + " " + card.operation() + " " + card.fate(), 0);
    count(shop.webhooks(), LambdaFunction.WEBHOOK, stages, points);
    count(shop.followups(), LambdaFunction.FOLLOWUP, stages, points);
    System.out.println(
        "processes started: %d webhook, %d followup; cards: %d; killed by stage: %s; by call: %s"
            .formatted(
                shop.webhooks().starts(), shop.followups().starts(), deck.size(), stages, points));
    if (FROM > 0 || RUNS < deck.size()) return;
    for (var stage : Stage.values())
      assertThat(stages.getOrDefault(stage, 0)).as("killed " + stage).isGreaterThan(RUNS / 30);
    assertThat(points).allSatisfy((point, times) -> assertThat(times).as(point).isPositive());
  }

  private static void count(
      Fleet fleet,
      LambdaFunction function,
      Map<Stage, Integer> stages,
      Map<String, Integer> points) {
    for (var one : fleet.struck()) {
      stages.merge(one.stage(), 1, Integer::sum);
      points.merge(function + " " + one.call().operation() + " " + one.fate(), 1, Integer::sum);
    }
  }
}
