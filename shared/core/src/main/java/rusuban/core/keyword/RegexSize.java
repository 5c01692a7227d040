package rusuban.core.keyword;

import java.util.ArrayDeque;
import java.util.regex.Pattern;

/**
 * Estimate of a pattern's program size with its counted repeats expanded. It only reads the
 * pattern, since compiling is the danger: {@code ((a{100}){100}){100}} takes RE2/J more than a
 * minute and all memory. Errs upward. A malformed pattern gets any number, since the parser reports
 * it.
 */
final class RegexSize {
  /** The longest pattern, in UTF-16 units. */
  static final int MAX_UNITS = 200;

  /** The largest compiled program, in RE2 instructions. */
  static final int MAX_PROGRAM = 300;

  private static final Pattern FLAGS = Pattern.compile("\\(\\?[a-zA-Z-]*\\)");
  private static final Pattern BOUNDS = Pattern.compile("[0-9]{1,9}(,[0-9]{0,9})?");

  private final String pattern;
  private final ArrayDeque<Group> outer = new ArrayDeque<>();
  private Group group = new Group();
  private int at;
  private boolean nested;

  private RegexSize(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Result of the estimate.
   *
   * @param instructions at least as many as RE2/J's program has
   * @param nested whether a counted repeat stands inside another
   */
  record Size(long instructions, boolean nested) {}

  private static final class Group {
    // Two captures, or start and end of the program, and the empty expression.
    long total = 3;
    long last;
    boolean counted;
    boolean lastCounted;
  }

  static Size of(String pattern) {
    var size = new RegexSize(pattern);
    while (size.at < pattern.length()) size.read();
    while (!size.outer.isEmpty()) size.close();
    return new Size(size.group.total, size.nested);
  }

  private void read() {
    switch (pattern.charAt(at)) {
      case '(' -> open();
      case ')' -> close();
      case '[' -> {
        skipClass();
        atom(1, false);
      }
      case '\\' -> escape();
      case '{' -> braces();
      case '*', '+', '?', '|' -> {
        group.last += 2;
        group.total += 2;
        at++;
      }
      default -> {
        at++;
        atom(1, false);
      }
    }
  }

  private void atom(long size, boolean counted) {
    group.total += size;
    group.last = size;
    group.counted |= counted;
    group.lastCounted = counted;
  }

  private void open() {
    var flags = FLAGS.matcher(pattern);
    // Not an atom: in a{9}(?i){9} the second count repeats the first.
    if (flags.region(at, pattern.length()).lookingAt()) {
      at = flags.end();
      return;
    }
    at++;
    outer.push(group);
    group = new Group();
  }

  private void close() {
    at++;
    if (outer.isEmpty()) return;
    var inner = group;
    group = outer.pop();
    atom(inner.total, inner.counted);
  }

  private void escape() {
    if (pattern.startsWith("\\Q", at)) {
      int end = pattern.indexOf("\\E", at);
      int stop = end < 0 ? pattern.length() : end;
      for (at += 2; at < stop; at++) atom(1, false);
      at = end < 0 ? stop : end + 2;
      return;
    }
    at = afterEscape(at);
    atom(1, false);
  }

  private int afterEscape(int from) {
    boolean takesBraces =
        pattern.startsWith("{", from + 2) && "pPx".indexOf(pattern.charAt(from + 1)) >= 0;
    int end = takesBraces ? pattern.indexOf('}', from) : -1;
    return end < 0 ? from + 2 : end + 1;
  }

  private void skipClass() {
    at++;
    if (pattern.startsWith("^", at)) at++;
    // A leading ] is a member.
    if (pattern.startsWith("]", at)) at++;
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      int named = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at + 2) : -1;
      if (named >= 0) at = named + 2;
      else at = pattern.charAt(at) == '\\' ? afterEscape(at) : at + 1;
    }
    at++;
  }

  private void braces() {
    int end = pattern.indexOf('}', at);
    long times = end < 0 ? -1 : times(pattern.substring(at + 1, end));
    if (times < 0) {
      at++;
      atom(1, false);
      return;
    }
    nested |= group.lastCounted;
    long before = group.last;
    group.last = Math.min((before + 2) * Math.max(times, 1) + 2, Integer.MAX_VALUE);
    group.total += group.last - before;
    group.counted = true;
    group.lastCounted = true;
    at = end + 1;
  }

  // Returns the larger bound of "n", "n," or "n,m"; -1 if the braces are literal.
  private static long times(String bounds) {
    if (!BOUNDS.matcher(bounds).matches()) return -1;
    int comma = bounds.indexOf(',');
    if (comma < 0) return Long.parseLong(bounds);
    // An open end adds a loop of one more.
    if (comma == bounds.length() - 1) return Long.parseLong(bounds.substring(0, comma)) + 1;
    return Long.max(
        Long.parseLong(bounds.substring(0, comma)), Long.parseLong(bounds.substring(comma + 1)));
  }
}
