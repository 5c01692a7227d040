package rusuban.settings.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Divides a text into the pieces that a difference keeps whole. */
final class TextTokens {
  /**
   * A variable, an address, a number with its unit, a word, or a run of one Japanese script. Any
   * other visible character is a piece of its own, with all that combines with it.
   */
  private static final Pattern WORD =
      Pattern.compile(
          String.join(
              "|",
              "\\{[^{}\\n]{1,20}\\}",
              "https?://[!-~]+",
              "[0-9０-９]+(?:[,.:：，．][0-9０-９]+)*[円時分秒日月年通件名人回本台個歳%％]?",
              "[A-Za-z]+(?:['’_-][A-Za-z]+)*",
              "\\p{IsHan}+",
              "[\\p{IsHiragana}ー]+",
              "[\\p{IsKatakana}ー]+",
              "[ \\t\\u3000]+",
              "\\X"));

  private static final Pattern LINE = Pattern.compile("[^\\n]*\\n|[^\\n]+");

  private TextTokens() {}

  /** Returns the words of a text, which are the text when joined. */
  static List<String> words(String text) {
    return found(WORD, text);
  }

  /** Returns the lines of a text with their line breaks, which are the text when joined. */
  static List<String> lines(String text) {
    return found(LINE, text);
  }

  private static List<String> found(Pattern pattern, String text) {
    var found = new ArrayList<String>();
    var matcher = pattern.matcher(text);
    while (matcher.find()) found.add(matcher.group());
    return found;
  }
}
