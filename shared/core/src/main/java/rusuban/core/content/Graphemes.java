package rusuban.core.content;

import java.util.regex.Pattern;

/**
 * Text in extended grapheme clusters (Unicode UAX #29), the characters that a reader sees. Examples
 * are a family emoji, a flag, or a letter with its accents.
 */
public final class Graphemes {
  private static final Pattern CLUSTER = Pattern.compile("\\X");
  private static final String MORE = "…";

  private Graphemes() {}

  /**
   * Returns the text if it fits. Otherwise returns the most whole clusters that fit together with a
   * closing {@code …}.
   *
   * @param max in UTF-16 units; 0 or below leaves nothing
   */
  public static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    return max < MORE.length() ? "" : text.substring(0, end(text, max - MORE.length())) + MORE;
  }

  /**
   * Returns the text cut like {@link #cut}.
   *
   * @param max in clusters
   */
  public static String cutToClusters(String text, int max) {
    if (count(text) <= max) {
      return text;
    }
    var clusters = CLUSTER.matcher(text);
    int end = 0;
    for (int kept = 1; kept < max && clusters.find(); kept++) {
      end = clusters.end();
    }
    // An ellipsis is a cluster of its own and never joins the one before it.
    return max < 1 ? "" : text.substring(0, end) + MORE;
  }

  /** Returns the number of clusters in the text. */
  public static int count(String text) {
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
