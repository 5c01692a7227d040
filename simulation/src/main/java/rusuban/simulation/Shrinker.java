package rusuban.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds the fewest steps of a plan that still fail. */
public final class Shrinker {
  private Shrinker() {}

  /**
   * Returns a plan that fails only with every one of its steps and with faults within each uncalmed
   * one.
   *
   * @param fails whether a plan fails in the same way
   */
  public static SchedulePlan shrink(SchedulePlan schedulePlan, Predicate<SchedulePlan> fails) {
    var smallest = schedulePlan;
    for (SchedulePlan before = null; !smallest.equals(before); ) {
      before = smallest;
      for (int size = smallest.steps().size(); size > 0; size /= 2)
        smallest = without(smallest, size, fails);
      smallest = calmed(smallest, fails);
    }
    return smallest;
  }

  private static SchedulePlan without(
      SchedulePlan schedulePlan, int size, Predicate<SchedulePlan> fails) {
    var smallest = schedulePlan;
    for (int from = 0; from < smallest.steps().size(); ) {
      var left = new ArrayList<>(smallest.steps());
      left.subList(from, Math.min(from + size, left.size())).clear();
      var smaller = new SchedulePlan(schedulePlan.opening(), left);
      if (fails.test(smaller)) smallest = smaller;
      else from += size;
    }
    return smallest;
  }

  private static SchedulePlan calmed(SchedulePlan schedulePlan, Predicate<SchedulePlan> fails) {
    var smallest = schedulePlan;
    for (int i = 0; i < schedulePlan.steps().size(); i++) {
      List<ScheduleStep> steps = new ArrayList<>(smallest.steps());
      steps.set(i, steps.get(i).calmed());
      var calmer = new SchedulePlan(schedulePlan.opening(), steps);
      if (fails.test(calmer)) smallest = calmer;
    }
    return smallest;
  }
}
