package rusuban.core.content;

import java.util.regex.Pattern;

/**
 * Text by what a reader sees as one character: an extended grapheme cluster (Unicode UAX #29), such
 * as a family emoji, a flag, or a letter with its accents.
 */
public final class Graphemes {
  private static final Pattern CLUSTER = Pattern.compile("\\X");
  private static final String MORE = "…";

  private Graphemes() {}

  /**
   * The text itself where it fits, else its longest beginning of whole clusters that fits together
   * with a closing {@code …}.
   *
   * @param max in UTF-16 units; at 0 or below nothing is left
   */
  public static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    return max < MORE.length() ? "" : text.substring(0, end(text, max - MORE.length())) + MORE;
  }

  /** The same as {@link #cut}, with the limit in clusters instead of UTF-16 units. */
  static String cutToClusters(String text, int max) {
    if (count(text) <= max) {
      return text;
    }
    var clusters = CLUSTER.matcher(text);
    int end = 0;
    for (int kept = 1; kept < max && clusters.find(); kept++) {
      end = clusters.end();
    }
    // An ellipsis is a cluster of its own: it never joins what stands before it.
    return max < 1 ? "" : text.substring(0, end) + MORE;
  }

  /** How many clusters the text has. */
  static int count(String text) {
    var clusters = CLUSTER.matcher(text);
    int count = 0;
    while (clusters.find()) {
      count++;
    }
    return count;
  }

  private static int end(String text, int max) {
    var clusters = CLUSTER.matcher(text);
    int end = 0;
    while (clusters.find() && clusters.end() <= max) {
      end = clusters.end();
    }
    return end;
  }
}
