package rusuban.core.content;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggestion for a misspelled name. */
public final class SpellingSuggestion {
  private static final int MAX_LENGTH = 40;

  private SpellingSuggestion() {}

  /** Returns the nearest known name, if a typing slip explains the difference. */
  public static Optional<String> to(String written, Collection<String> known) {
    if (written.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    return known.stream()
        .filter(name -> isSlip(written, name))
        .min(Comparator.comparingInt(name -> distance(written, name)));
  }

  /**
   * Returns whether a slip explains the difference. One in three characters may differ, but none in
   * a name of two characters (氏名, 店名).
   */
  private static boolean isSlip(String written, String name) {
    int distance = distance(written, name);
    return distance <= Math.max(1, name.length() / 3)
        && 2 * distance < Math.max(written.length(), name.length());
  }

  /** Returns Levenshtein's distance, ignoring case. */
  static int distance(String one, String other) {
    var a = one.toLowerCase(Locale.ROOT);
    var b = other.toLowerCase(Locale.ROOT);
    var row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swapped = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(swapped, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
