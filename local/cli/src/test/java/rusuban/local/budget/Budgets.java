package rusuban.local.budget;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/** The budgets of docs/budgets.json. A commit that raises a number there says why. */
final class Budgets {
  /** Maximum unused share of a budget. A looser budget no longer catches a regression. */
  private static final double SLACK = 0.05;

  private final JsonNode budgets;

  Budgets() throws IOException {
    budgets = new ObjectMapper().readTree(Path.of("../../docs/budgets.json").toFile());
  }

  /** Returns the problem with a measured number, empty if it keeps its budget closely. */
  String verdict(String name, long measured) {
    long budget = budgets.at("/" + name.replace('.', '/')).asLong(-1);
    if (budget < 0) return name + " has no budget; it measures " + measured;
    if (measured > budget)
      return name
          + " is "
          + measured
          + ", over its budget of "
          + budget
          + ": spend less, or say why";
    if (measured < budget * (1 - SLACK))
      return name + " is " + measured + ", far below its budget of " + budget + ": lower it";
    return "";
  }
}
