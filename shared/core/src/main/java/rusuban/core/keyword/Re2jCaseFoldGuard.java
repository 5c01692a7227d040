package rusuban.core.keyword;

/**
 * Search for the letters on which RE2/J never ends. RE2/J follows the case variants of a letter
 * until it is back at the first. From nine Cyrillic letters of Unicode 9 it never comes back if the
 * JDK knows them. One of them anywhere within a range such as {@code [a-ん]} hangs the compiler.
 * Only reads the pattern and tolerates errors, since the parser reports them.
 */
final class Re2jCaseFoldGuard {
  private static final int FIRST = 0x1C80;
  private static final int LAST = 0x1C88;
  // RE2/J does not expand a range that covers all of these.
  private static final int FIRST_WITH_SPELLINGS = 0x41;
  private static final int LAST_WITH_SPELLINGS = 0x1044F;

  private final String pattern;
  private int at;

  private Re2jCaseFoldGuard(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Returns whether a range or an escape of this pattern, as RE2/J reads it, includes one of them.
   */
  static boolean areIn(String pattern) {
    return new Re2jCaseFoldGuard(pattern).found();
  }

  private boolean found() {
    boolean found = false;
    while (at < pattern.length() && !found) {
      if (pattern.startsWith("\\Q", at)) skipQuoted();
      else if (pattern.charAt(at) == '[') found = inBrackets();
      else {
        int letter = letter();
        found = isEndless(letter, letter);
      }
    }
    return found;
  }

  private void skipQuoted() {
    int end = pattern.indexOf("\\E", at);
    at = end < 0 ? pattern.length() : end + 2;
  }

  private boolean inBrackets() {
    boolean found = false;
    at += pattern.startsWith("[^", at) ? 2 : 1;
    // A leading ] is a member.
    for (int start = at; at < pattern.length() && (at == start || pattern.charAt(at) != ']'); ) {
      int low = letter();
      boolean isRange = pattern.startsWith("-", at) && !pattern.startsWith("-]", at);
      if (isRange) at++;
      found |= isEndless(low, isRange && at < pattern.length() ? letter() : low);
    }
    at++;
    return found;
  }

  private static boolean isEndless(int low, int high) {
    boolean everything = low <= FIRST_WITH_SPELLINGS && high >= LAST_WITH_SPELLINGS;
    return !everything && low <= LAST && high >= FIRST;
  }

  /** Reads the next letter, plain or as a number; of any other escape, the escaped character. */
  private int letter() {
    boolean escaped = pattern.charAt(at) == '\\' && at + 1 < pattern.length();
    if (escaped) at++;
    int c = pattern.codePointAt(at);
    at += Character.charCount(c);
    if (!escaped) return c;
    if (c == 'x') return pattern.startsWith("{", at) ? braced() : digits(2, 16, 0);
    return c >= '0' && c <= '7' ? digits(2, 8, c - '0') : c;
  }

  private int braced() {
    at++;
    int number = digits(Integer.MAX_VALUE, 16, 0);
    if (pattern.startsWith("}", at)) at++;
    return number;
  }

  private int digits(int most, int radix, int begun) {
    int number = begun;
    for (int left = most; left > 0 && at < pattern.length(); left--) {
      int digit = Character.digit(pattern.charAt(at), radix);
      if (digit < 0) break;
      // Limited to prevent overflow, since no letter lies beyond.
      number = Math.min(number * radix + digit, Character.MAX_CODE_POINT + 1);
      at++;
    }
    return number;
  }
}
