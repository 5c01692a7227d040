package rusuban.core.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text after its variables were replaced.
 *
 * @param text the new text, uncut
 * @param shifts the changes of position, in order
 */
record InterpolatedText(String text, List<Shift> shifts) {
  /**
   * Variables as {@link Variables} defines them. Empty braces and objects such as "a":1 in braces
   * are text.
   */
  private static final Pattern BRACES =
      Pattern.compile("\\{([^{}｛｝\\s\\u3000\\p{Punct}]{1,20})\\}");

  /**
   * An honorific after a name, with the spaces before it. The beginning of a word such as 様子, 様々,
   * さまざま or サンプル is none.
   */
  private static final Pattern HONORIFIC =
      Pattern.compile(
          "[ \\t\\u00A0\\u3000]*(?:様(?![々子式相態変])|さま(?!ざま)|さん|(?:サマ|サン)(?![ァ-ヶー])"
              + "|殿|ちゃん(?!と)|くん|君|先生)");

  /**
   * A name that ends in an honorific, such as 花子さま or 林さん. It needs two letters or a kanji before
   * it: a name such as あさま has no honorific.
   */
  private static final Pattern ADDRESSED =
      Pattern.compile("(?s)(?:..+|\\p{IsHan})(?:様|樣|さま|さん|サマ|サン)");

  /**
   * Change of position of the text after a variable.
   *
   * @param from the first affected position of the old text
   * @param by the number of UTF-16 units that the new text is longer
   */
  record Shift(int from, int by) {}

  InterpolatedText {
    shifts = List.copyOf(shifts);
  }

  static Matcher braces(String text) {
    return BRACES.matcher(text);
  }

  static InterpolatedText of(String text, Function<Variable, String> value) {
    if (text.indexOf('{') < 0) {
      return new InterpolatedText(text, List.of());
    }
    var filled = new StringBuilder();
    var shifts = new ArrayList<Shift>();
    int end = 0;
    var braces = braces(text);
    while (braces.find()) {
      Optional<Variable> variable = Variable.named(braces.group(1));
      filled.append(text, end, braces.start());
      filled.append(variable.map(value).orElseGet(braces::group));
      end = braces.end();
      if (variable.filter(Variable.CUSTOMER_NAME::equals).isPresent())
        end = afterHonorific(text, end, value.apply(Variable.CUSTOMER_NAME));
      shifts.add(new Shift(end, filled.length() - end));
    }
    return new InterpolatedText(filled.append(text, end, text.length()).toString(), shifts);
  }

  /**
   * Returns the end of the honorific to leave out, since one is enough: お客様 and 花子さま replace
   * {名前}さま.
   */
  private static int afterHonorific(String text, int end, String name) {
    if (!ADDRESSED.matcher(name).matches()) return end;
    var honorific = HONORIFIC.matcher(text).region(end, text.length()).useTransparentBounds(true);
    return honorific.lookingAt() ? honorific.end() : end;
  }

  /** Returns the new position of the character at this old one. */
  int moved(int index) {
    int by = 0;
    for (var shift : shifts) {
      by = shift.from() <= index ? shift.by() : by;
    }
    return index + by;
  }
}
