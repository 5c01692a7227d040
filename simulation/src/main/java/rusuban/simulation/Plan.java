package rusuban.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rusuban.simulation.Step.Kind;
import rusuban.testkit.Chance;

/**
 * All that happens in one schedule. It is text, too: a plan that failed is kept as a case even when
 * its seed would make another by now.
 *
 * @param opening the seed of what holds for the whole of it: where and when it is, the settings
 * @param steps what happens, in order
 */
public record Plan(long opening, List<Step> steps) {
  private static final Pattern OPENING = Pattern.compile("opening ([0-9a-f]{1,16})");
  private static final List<Kind> OFTEN = often();

  public Plan {
    steps = List.copyOf(steps);
  }

  /** The plan of a seed: scenes in which much can race, and whatever else between them. */
  public static Plan of(long seed) {
    var chance = new Chance(seed);
    var steps = new ArrayList<Step>();
    for (int left = chance.between(3, 9); left > 0; left--) {
      int who = who(chance);
      if (chance.happens(0.6)) {
        for (var kinds : chance.oneOf(Scenes.ALL))
          steps.add(step(chance.oneOf(kinds), who, chance));
      } else {
        for (int i = chance.between(1, 6); i > 0; i--)
          steps.add(step(chance.oneOf(OFTEN), who(chance), chance));
      }
    }
    return new Plan(chance.number(), steps);
  }

  private static int who(Chance chance) {
    return chance.between(0, Happenings.CUSTOMERS.size() - 1);
  }

  private static Step step(Kind kind, int who, Chance chance) {
    return new Step(kind, who, chance.number(), chance.happens(0.2));
  }

  private static List<Kind> often() {
    var weights = new EnumMap<Kind, Integer>(Kind.class);
    for (var kind : Kind.values()) weights.put(kind, 2);
    weights.put(Kind.DRAIN, 6);
    weights.putAll(
        Map.of(
            Kind.HELLO,
            14,
            Kind.DELIVER,
            30,
            Kind.TICK,
            12,
            Kind.WAIT,
            12,
            Kind.FOLLOW,
            5,
            Kind.UNFOLLOW,
            4,
            Kind.STOP,
            4,
            Kind.UNSEND,
            4,
            Kind.TAKE_OVER,
            3,
            Kind.BEGIN,
            4));
    return weights.entrySet().stream()
        .flatMap(one -> Collections.nCopies(one.getValue(), one.getKey()).stream())
        .toList();
  }

  @Override
  public String toString() {
    return "opening "
        + Long.toHexString(opening)
        + "\n"
        + steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
  }

  /**
   * The plan that {@link #toString()} wrote; lines that begin with # are notes.
   *
   * @throws IllegalArgumentException where it is none, naming the line
   */
  public static Plan parse(String text) {
    var lines = text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    var first = OPENING.matcher(lines.isEmpty() ? "" : lines.getFirst());
    if (!first.matches()) throw new IllegalArgumentException("no line \"opening …\" comes first");
    return new Plan(
        Long.parseUnsignedLong(first.group(1), 16),
        lines.stream().skip(1).map(Step::parse).toList());
  }
}
