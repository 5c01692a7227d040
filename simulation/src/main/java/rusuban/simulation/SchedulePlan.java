package rusuban.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rusuban.simulation.ScheduleStep.Kind;
import rusuban.testkit.RandomInputs;

/**
 * The steps of one schedule, also as text. The text keeps a failed plan as a test even after its
 * seed makes another plan.
 *
 * @param opening the seed of the place, the time and the settings of the whole schedule
 * @param steps the steps in order
 */
public record SchedulePlan(long opening, List<ScheduleStep> steps) {
  private static final Pattern OPENING = Pattern.compile("opening ([0-9a-f]{1,16})");
  private static final List<Kind> OFTEN = often();

  public SchedulePlan {
    steps = List.copyOf(steps);
  }

  /**
   * Returns the plan of a seed: scenarios in which much can race, with random steps between them.
   */
  public static SchedulePlan of(long seed) {
    var randomInputs = new RandomInputs(seed);
    var steps = new ArrayList<ScheduleStep>();
    for (int left = randomInputs.between(3, 9); left > 0; left--) {
      int who = who(randomInputs);
      if (randomInputs.happens(0.6)) {
        for (var kinds : randomInputs.oneOf(ScenarioGenerator.ALL))
          steps.add(step(randomInputs.oneOf(kinds), who, randomInputs));
      } else {
        for (int i = randomInputs.between(1, 6); i > 0; i--)
          steps.add(step(randomInputs.oneOf(OFTEN), who(randomInputs), randomInputs));
      }
    }
    return new SchedulePlan(randomInputs.number(), steps);
  }

  private static int who(RandomInputs randomInputs) {
    return randomInputs.between(0, CustomerEvents.CUSTOMERS.size() - 1);
  }

  private static ScheduleStep step(Kind kind, int who, RandomInputs randomInputs) {
    return new ScheduleStep(kind, who, randomInputs.number(), randomInputs.happens(0.2));
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
        + steps.stream().map(ScheduleStep::toString).collect(Collectors.joining("\n"));
  }

  /**
   * Reads a plan that {@link #toString()} wrote; lines that begin with # are notes.
   *
   * @throws IllegalArgumentException if the text is no plan, with the line
   */
  public static SchedulePlan parse(String text) {
    var lines = text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    var first = OPENING.matcher(lines.isEmpty() ? "" : lines.getFirst());
    if (!first.matches()) throw new IllegalArgumentException("no line \"opening …\" comes first");
    return new SchedulePlan(
        Long.parseUnsignedLong(first.group(1), 16),
        lines.stream().skip(1).map(ScheduleStep::parse).toList());
  }
}
