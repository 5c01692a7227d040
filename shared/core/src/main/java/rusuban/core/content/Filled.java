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
      shifts.add(new Shift(end, filled.length() - end));
    }
    return new Filled(filled.append(text, end, text.length()).toString(), shifts);
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
