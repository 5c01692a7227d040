package rusuban.core.content.schema;

import java.util.ArrayList;
import java.util.List;
import rusuban.core.ValidationProblem;
import rusuban.core.content.JsonPath;

/**
 * The problems found so far. Their number is limited, since nobody corrects more than a screenful
 * at once.
 */
public final class ValidationErrors {
  private static final int MOST = 100;
  private final List<ValidationProblem> problems = new ArrayList<>();

  public void add(JsonPath at, String ja, String en) {
    if (!isFull()) {
      problems.add(new ValidationProblem(at.toString(), ja, en));
    }
  }

  boolean isFull() {
    return problems.size() >= MOST;
  }

  public List<ValidationProblem> all() {
    return List.copyOf(problems);
  }
}
