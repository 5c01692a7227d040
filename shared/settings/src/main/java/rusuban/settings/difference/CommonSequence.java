package rusuban.settings.difference;

import java.util.ArrayList;
import java.util.List;

/**
 * A longest common subsequence of two lists, as steps from the one to the other. Common beginnings
 * and ends cost nothing. Lists that differ too much in between have no common element there, which
 * bounds time and memory.
 */
final class CommonSequence {
  /** Maximum cells of the table: 8 MB, and a few milliseconds. */
  private static final int MOST_CELLS = 2_000_000;

  private CommonSequence() {}

  /** A step from the one list to the other. */
  record Step<T>(TextRun.Kind kind, T element) {}

  /** Returns the steps, in order; at each place removals come before insertions. */
  static <T> List<Step<T>> between(List<T> before, List<T> after) {
    int start = 0;
    int most = Math.min(before.size(), after.size());
    while (start < most && before.get(start).equals(after.get(start))) start++;
    int end = 0;
    while (end < most - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) end++;
    var steps = new ArrayList<Step<T>>();
    before.subList(0, start).forEach(each -> steps.add(new Step<>(TextRun.Kind.SAME, each)));
    middle(
        before.subList(start, before.size() - end),
        after.subList(start, after.size() - end),
        steps);
    before
        .subList(before.size() - end, before.size())
        .forEach(each -> steps.add(new Step<>(TextRun.Kind.SAME, each)));
    return steps;
  }

  private static <T> void middle(List<T> before, List<T> after, List<Step<T>> steps) {
    int rows = before.size();
    int columns = after.size();
    int i = 0;
    int j = 0;
    if ((long) (rows + 1) * (columns + 1) <= MOST_CELLS) {
      int[][] lengths = lengths(before, after);
      while (i < rows && j < columns) {
        if (before.get(i).equals(after.get(j))) {
          steps.add(new Step<>(TextRun.Kind.SAME, before.get(i)));
          i++;
          j++;
        } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
          steps.add(new Step<>(TextRun.Kind.REMOVED, before.get(i++)));
        } else {
          steps.add(new Step<>(TextRun.Kind.INSERTED, after.get(j++)));
        }
      }
    }
    while (i < rows) steps.add(new Step<>(TextRun.Kind.REMOVED, before.get(i++)));
    while (j < columns) steps.add(new Step<>(TextRun.Kind.INSERTED, after.get(j++)));
  }

  /** Returns the length of the longest common subsequence of each pair of ends. */
  private static <T> int[][] lengths(List<T> before, List<T> after) {
    var lengths = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--)
      for (int j = after.size() - 1; j >= 0; j--)
        lengths[i][j] =
            before.get(i).equals(after.get(j))
                ? lengths[i + 1][j + 1] + 1
                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    return lengths;
  }
}
