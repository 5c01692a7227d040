package rusuban.core.content;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import rusuban.core.InvisibleCharacters;
import rusuban.core.ValidationProblem;
import rusuban.core.content.schema.LineEmojis;
import rusuban.core.content.schema.TextLimits;
import rusuban.core.content.schema.ValidationErrors;
import rusuban.json.Json;

/**
 * Variables such as {@code {名前}} in messages. They count only in text that a person reads: texts,
 * titles, labels, alternative texts, and the words that a tap says or fills in. They do not count
 * in URLs, ids, postback data, copied text or the sender's name. In messages of type {@code textV2}
 * all braces belong to LINE.
 *
 * <p>A variable is 1 to 20 characters in braces, without braces, white space or ASCII punctuation.
 * All other braces are plain text, so that nothing needs escaping.
 */
public final class Variables {
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}&&[^\\n]]");

  private Variables() {}

  /**
   * Returns a problem for each unknown variable and for each variable in a place without
   * replacement. An unknown one comes with the nearest known one.
   */
  public static List<ValidationProblem> unknownIn(List<? extends Json> messages, String at) {
    var validationErrors = new ValidationErrors();
    editAll(
        messages,
        at,
        (shape, text, where) -> {
          VariableTypos.find(shape, text, where, validationErrors);
          return text;
        },
        Variable::written);
    return validationErrors.all();
  }

  /** Returns the variables that these messages need. */
  public static EnumSet<Variable> usedIn(List<? extends Json> messages) {
    var used = EnumSet.noneOf(Variable.class);
    fillUncut(
        messages,
        variable -> {
          used.add(variable);
          return variable.written();
        });
    return used;
  }

  /**
   * Returns the messages with their variables replaced. Messages without variables stay the same. A
   * missing or blank value becomes {@link Variable#fallback}. A customer's name may end in 様, さま or
   * さん, as its fallback does. Then a 様, さま, さん, 殿, ちゃん, くん, 君 or 先生 after it is left out, with the
   * spaces between. A value longer than {@link Variable#maxLength} is cut. A text that its
   * variables made longer than LINE's limit is cut between grapheme clusters, with {@code …}. LINE
   * emojis move with their text; those in the cut part are removed.
   */
  public static List<Json> render(List<? extends Json> messages, Map<Variable, String> values) {
    var safe = new EnumMap<Variable, String>(Variable.class);
    Function<Variable, String> value =
        variable -> safe.computeIfAbsent(variable, v -> safe(v, values.getOrDefault(v, "")));
    return editAll(
        messages,
        "",
        (shape, text, _) -> {
          var filled = shape.shown() ? InterpolatedText.of(text, value).text() : text;
          return filled.equals(text) ? text : shape.cut(filled);
        },
        value);
  }

  /**
   * Returns the messages with their variables replaced, without cutting a text that became too
   * long.
   */
  static List<Json> fillUncut(List<? extends Json> messages, Function<Variable, String> value) {
    return editAll(
        messages,
        "",
        (shape, text, _) -> shape.shown() ? InterpolatedText.of(text, value).text() : text,
        value);
  }

  private static List<Json> editAll(
      List<? extends Json> messages,
      String at,
      VisibleTexts.Edit edit,
      Function<Variable, String> value) {
    var edited = new ArrayList<Json>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      var old = messages.get(i);
      var now = VisibleTexts.edit(old, JsonPath.root(at).item(i), edit);
      edited.add(withEmojis(old, now, value));
    }
    return edited;
  }

  @SuppressWarnings("ReferenceEquality") // the walk returns the same object if nothing changed
  private static Json withEmojis(Json old, Json now, Function<Variable, String> value) {
    if (old == now
        || !(old instanceof Json.Obj before)
        || !(now instanceof Json.Obj after)
        || LineEmojis.in(before).isEmpty()) {
      return now;
    }
    var interpolatedText = InterpolatedText.of(before.text("text").orElse(""), value);
    var text = after.text("text").orElse("");
    return LineEmojis.move(
        after,
        index -> {
          int moved = interpolatedText.moved(index);
          return moved < text.length() && text.charAt(moved) == '$' ? moved : -1;
        });
  }

  private static String safe(Variable variable, String value) {
    var oneLine = UNSAFE.matcher(value).replaceAll(" ");
    var whole = TextLimits.hasBrokenSurrogate(oneLine) ? TextLimits.mended(oneLine) : oneLine;
    boolean visible = whole.codePoints().anyMatch(c -> !InvisibleCharacters.is(c));
    return !visible ? variable.fallback() : Graphemes.cut(whole, variable.maxLength());
  }
}
