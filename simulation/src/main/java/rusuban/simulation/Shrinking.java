package rusuban.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds the fewest steps of a plan that still fail. */
public final class Shrinking {
  private Shrinking() {}

  /**
   * A plan no part of which can be taken away: without any step, or with nothing failing within
   * one, it would not fail.
   *
   * @param fails whether a plan fails in the way that is looked for
   */
  public static Plan shrink(Plan plan, Predicate<Plan> fails) {
    var smallest = plan;
    for (Plan before = null; !smallest.equals(before); ) {
      before = smallest;
      for (int size = smallest.steps().size(); size > 0; size /= 2)
        smallest = without(smallest, size, fails);
      smallest = calmed(smallest, fails);
    }
    return smallest;
  }

  private static Plan without(Plan plan, int size, Predicate<Plan> fails) {
    var smallest = plan;
    for (int from = 0; from < smallest.steps().size(); ) {
      var left = new ArrayList<>(smallest.steps());
      left.subList(from, Math.min(from + size, left.size())).clear();
      var smaller = new Plan(plan.opening(), left);
      if (fails.test(smaller)) smallest = smaller;
      else from += size;
    }
    return smallest;
  }

  private static Plan calmed(Plan plan, Predicate<Plan> fails) {
    var smallest = plan;
    for (int i = 0; i < plan.steps().size(); i++) {
      List<Step> steps = new ArrayList<>(smallest.steps());
      steps.set(i, steps.get(i).calmed());
      var calmer = new Plan(plan.opening(), steps);
      if (fails.test(calmer)) smallest = calmer;
    }
    return smallest;
  }
}
