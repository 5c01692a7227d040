package rusuban.core.keyword;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Regular expressions that could hang a shop if an owner saved them, written by hand and random.
 */
final class HostilePatterns {
  private static final List<String> BY_HAND =
      List.of(
          // Catastrophic for backtracking engines.
          "(a+)+$",
          "(a*)*$",
          "(a|a)*$",
          "(a|aa)+$",
          "(.*a){20}",
          "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)$",
          "(.*){1,32}[bc]",
          "^(([a-z])+.)+[A-Z]([a-z])+$",
          "(?:.*){70}$",
          "((a*)*)*b",
          "(?:(?:(?:a?)*)*)*$",
          "(|a)*",
          "(|a)+$",
          "(?:a?){66}a{66}",
          "(x+x+)+y",
          "(?:あ+あ+)+い",
          "(.*?,){11}P",
          "^(?:(?:a|b)?(?:あ|1)?){30}$",
          // The most threads of the automaton for every character.
          "(?:\\p{Ll}*\\p{Lo}*){70}$",
          "(?:\\p{Ll}?\\p{Lo}?){70}$",
          "(?:\\p{L}?\\p{Ll}?){70}$",
          "(?:\\pL?){140}$",
          "(?:\\w?\\W?){70}$",
          "(?:[^x]?){140}$",
          "(?:.?){140}$",
          "(?:(.)?){90}$",
          "(?:\\b.?\\b){60}$",
          "(?:.?$?^?){60}",
          // Patterns that expand to a huge size.
          "((a{100}){100}){100}",
          "((((a{9}){9}){9}){9}){9}",
          "(a{1000}){1000}",
          "a{1000}",
          "a{999}{999}",
          "a{2147483648}",
          "a{99999999999999999999}",
          "a{0,1000}",
          "(a{0,9}){0,9}",
          "(?:a{30}|b{30}){30}",
          "(?:a+|b+|c+|d+|e+){60}",
          "(?i)(?s)(?m)(?:[^\\pL]{50}(?i)){50}",
          "x{50}(?:){50}{50}",
          "\\Qa\\E{1000}",
          "(あ{２}){３}",
          // Character classes: huge, wide, many, negated, of Unicode, unknown, out of order.
          "\\pL|".repeat(49) + "\\pL",
          "\\PL|".repeat(49) + "\\PL",
          "[" + "\\pL\\PL".repeat(32) + "]",
          "[^" + "\\pL".repeat(65) + "]",
          "[一-龠]".repeat(40),
          "[㐀-ꘀ]".repeat(40),
          "[Ᲊ-龠]".repeat(40),
          "[a-ᱻ]".repeat(40),
          "[B-\uD83C\uDC00]".repeat(33),
          "[B-\uD83C\uDC00]",
          "[^B-\uD83C\uDC00]",
          "[a-ん]",
          "[Ａ-ん]",
          "[!-熙]",
          "[а-ん]+",
          "[ᲀ]",
          "ᲀ",
          "\\x{1c80}",
          "[\\x{1c88}]",
          "[\\101-\\x{ffff}]",
          "[\\x41-\\x{ffff}]",
          "[\\x{0}-\\x{10ffff}]".repeat(10),
          "[\\x{1c89}-\\x{1044f}]".repeat(9),
          "[]-ん]",
          "[^]-ん]",
          "[x\\]-ん]",
          "(?i)[b-힣]",
          "[[:alpha:]-ん]",
          "\\p{Greek}\\p{Cyrillic}\\p{Han}\\p{Hiragana}\\p{Katakana}{9}",
          "\\p{NoSuchScript}",
          "\\p{",
          "\\pX",
          "[[:nosuch:]]",
          "[z-a]",
          "[",
          "[^",
          "[]",
          "[a",
          "[\\",
          "[a-",
          "[\uD800-\uDFFF]",
          "\uD800",
          "\uDC00\uD800+",
          // Syntax that RE2 lacks, and broken syntax.
          "(?=a)b",
          "(?!a)b",
          "(?<=a)b",
          "(?<!a)b",
          "(?>a+)b",
          "(a)\\1",
          "(?P<n>a)(?P=n)",
          "(?P<n>a)(?P<n>b)",
          "(?(1)a|b)",
          "(?R)",
          "a++b",
          "\\G",
          "\\K",
          "\\X{9}",
          "(?#",
          "(?",
          "(?P",
          "(?P<",
          "(",
          ")",
          "(".repeat(200),
          ")".repeat(200),
          "(".repeat(100) + ")".repeat(100),
          "(?:".repeat(49) + "a" + ")*".repeat(25),
          "*",
          "+?",
          "{1}",
          "a**",
          "a{1}{2}{3}",
          "\\",
          "\\Q",
          "\\Q\\",
          "\\x",
          "\\x{",
          "\\x{110000}",
          "\\x{" + "f".repeat(150) + "}",
          "\\8",
          "\\777",
          "|".repeat(200),
          "a|".repeat(99) + "b",
          "あ|".repeat(99) + "い",
          "^".repeat(200),
          "$".repeat(200),
          "\\b".repeat(100),
          "\\B*".repeat(66),
          "(?i)".repeat(50),
          "\u0000".repeat(200),
          "㍿".repeat(66),
          "ﷺ".repeat(11),
          "か\u3099".repeat(100),
          "👨\u200D👩\u200D👧".repeat(25));

  private HostilePatterns() {}

  /** Returns this many patterns: first those written by hand, then those of the seeds from 0 on. */
  static List<String> first(int many) {
    var byChance = IntStream.range(0, many).mapToObj(seed -> any(new Random(seed)));
    return Stream.concat(BY_HAND.stream(), byChance).distinct().limit(many).toList();
  }

  /** Returns a random pattern with every construct that multiplies, up to the maximum length. */
  static String any(Random random) {
    String[] parts = {
      "a",
      "あ",
      ".",
      "\\pL",
      "[^a]",
      "[a-z]",
      "(",
      "(?:",
      ")",
      ")",
      ")",
      "*",
      "+",
      "?",
      "|",
      "{2}",
      "{50}",
      "{0,9}",
      "{1000}",
      "{3,}",
      "\\",
      "[",
      "]",
      "^",
      "$",
      "\\b",
      "\\Q",
      "\\E",
      "(?i)",
      "(?P<n>",
      "[[:alpha:]]",
      "\\p{Greek}",
      "\\x{3042}",
      "{",
      "}",
      "[]a]",
      "[^]]",
      "\\]",
      ".*",
      "(a*)*",
      "(a|b)",
      "\\d",
    };
    var pattern = new StringBuilder();
    int open = 0;
    for (int i = 1 + random.nextInt(40); i > 0; i--) {
      var part = parts[random.nextInt(parts.length)];
      // Mostly well-formed, since otherwise nothing passes the parser.
      boolean closesNothing = part.equals(")") && open == 0;
      boolean breaks = part.equals("\\") || part.equals("[") || closesNothing;
      if (breaks && random.nextInt(50) > 0) continue;
      if (part.startsWith("(") && !part.endsWith(")")) open++;
      if (part.equals(")")) open--;
      pattern.append(part);
    }
    return pattern.append(")".repeat(Math.max(0, open))).toString();
  }
}
