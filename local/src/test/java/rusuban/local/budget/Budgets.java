package rusuban.local.budget;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/** docs/budgets.json: a change that raises a number there says in its commit why. */
final class Budgets {
  /** What is far below its budget is a budget that no longer bites. */
  private static final double SLACK = 0.05;

  private final JsonNode budgets;

  Budgets() throws IOException {
    budgets = new ObjectMapper().readTree(Path.of("../docs/budgets.json").toFile());
  }

  /** What is wrong with this measured number, empty where it keeps its budget closely. */
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
