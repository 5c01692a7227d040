package rusuban.core.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text whose variables have been replaced.
 *
 * @param text the new text, uncut
 * @param shifts where later text moved, in order
 */
record Filled(String text, List<Shift> shifts) {
  /** The rule of {@link Variables}: an object such as "a":1 in braces, or empty ones, is text. */
  private static final Pattern BRACES =
      Pattern.compile("\\{([^{}｛｝\\s\\u3000\\p{Punct}]{1,20})\\}");

  /**
   * A word of respect after a name, with the spaces before it; not the beginning of a word such as
   * 様子, 様々, さまざま or サンプル.
   */
  private static final Pattern HONORIFIC =
      Pattern.compile(
          "[ \\t\\u00A0\\u3000]*(?:様(?![々子式相態変])|さま(?!ざま)|さん|(?:サマ|サン)(?![ァ-ヶー])"
              + "|殿|ちゃん(?!と)|くん|君|先生)");

  /**
   * Two letters at least or a kanji, as in 花子さま and 林さん; a name such as あさま is no form of address.
   */
  private static final Pattern ADDRESSED =
      Pattern.compile("(?s)(?:..+|\\p{IsHan})(?:様|樣|さま|さん|サマ|サン)");

  /** From this position of the old text on, the new text is longer by so much. */
  record Shift(int from, int by) {}

  Filled {
    shifts = List.copyOf(shifts);
  }

  static Matcher braces(String text) {
    return BRACES.matcher(text);
  }

  static Filled of(String text, Function<Variable, String> value) {
    if (text.indexOf('{') < 0) {
      return new Filled(text, List.of());
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
    return new Filled(filled.append(text, end, text.length()).toString(), shifts);
  }

  /** One word of respect is enough: お客様 and 花子さま take the place of {名前}さま. */
  private static int afterHonorific(String text, int end, String name) {
    if (!ADDRESSED.matcher(name).matches()) return end;
    var honorific = HONORIFIC.matcher(text).region(end, text.length()).useTransparentBounds(true);
    return honorific.lookingAt() ? honorific.end() : end;
  }

  /** The new position of what stood at this one. */
  int moved(int index) {
    int by = 0;
    for (var shift : shifts) {
      by = shift.from() <= index ? shift.by() : by;
    }
    return index + by;
  }
}
