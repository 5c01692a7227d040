package rusuban.core.content;

import java.util.ArrayList;
import java.util.List;
import rusuban.core.Problem;

/**
 * The problems found so far. Their number is limited, since nobody corrects more than a screenful
 * at once.
 */
final class Findings {
  private static final int MOST = 100;
  private final List<Problem> problems = new ArrayList<>();

  void add(Path at, String ja, String en) {
    if (!isFull()) {
      problems.add(new Problem(at.toString(), ja, en));
    }
  }

  boolean isFull() {
    return problems.size() >= MOST;
  }

  List<Problem> all() {
    return List.copyOf(problems);
  }
}
