package rusuban.settings;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import rusuban.core.ValidationProblem;
import rusuban.core.content.SpellingSuggestion;
import rusuban.json.Json;

/**
 * The fields of one object of the document, read one by one. Problems are collected, and {@link
 * #end} reports unknown fields. Names that begin with {@code //} are the owner's notes. Lengths are
 * in UTF-16 units.
 */
public final class ObjectFieldReader {
  /** Name of the document itself in a problem. */
  static final String WHOLE = "(全体 / the whole)";

  private static final int LONGEST_QUOTE = 40;

  private final Map<String, Json> fields;
  private final boolean isObject;
  private final String at;
  private final List<ValidationProblem> problems;
  private final MessageRules rules;
  private final Set<String> known = new LinkedHashSet<>();

  /** Check of the messages in the document. */
  interface MessageRules {
    List<ValidationProblem> check(List<Json> messages, String at);
  }

  ObjectFieldReader(Json json, String at, List<ValidationProblem> problems, MessageRules rules) {
    this.at = at;
    this.problems = problems;
    this.rules = rules;
    isObject = json instanceof Json.Obj;
    if (json instanceof Json.Obj(var all)) {
      fields = all;
    } else {
      fields = Map.of();
      problems.add(
          new ValidationProblem(
              at.isEmpty() ? WHOLE : at, "{ } で囲んだ項目の集まりを書いてください。", "Must be an object in { }."));
    }
  }

  private ObjectFieldReader(String at, List<ValidationProblem> problems, MessageRules rules) {
    this.at = at;
    this.problems = problems;
    this.rules = rules;
    fields = Map.of();
    isObject = false;
  }

  /** Returns the path of a field, or of the object itself for an empty name. */
  String path(String name) {
    if (name.isEmpty()) return at;
    return at.isEmpty() ? name : at + "." + name;
  }

  void problem(String name, String ja, String en) {
    problems.add(new ValidationProblem(path(name), ja, en));
  }

  List<ValidationProblem> problems() {
    return problems;
  }

  void check(List<Json> messages, String at) {
    problems.addAll(rules.check(messages, at));
  }

  Optional<Json> json(String name) {
    known.add(name);
    return Optional.ofNullable(fields.get(name));
  }

  boolean has(String name) {
    known.add(name);
    return fields.containsKey(name);
  }

  /** Reports a missing field, unless the object itself is missing or malformed. */
  void requirePresent(String name) {
    if (!has(name) && isObject) problem(name, "この項目は必須です。", "This field is required.");
  }

  /** Reports a field that has a meaning only beside another. */
  void refuse(String name, String beside) {
    if (has(name))
      problem(
          name,
          beside + " と一緒のときだけ使えます。消してください。",
          "Only has a meaning beside " + beside + ". Remove it.");
  }

  /**
   * Returns a required text, or reports it and returns empty if it is missing or wrong.
   *
   * @param max the maximum length in UTF-16 units
   */
  Optional<String> required(String name, int max) {
    requirePresent(name);
    return text(name, max);
  }

  Optional<String> text(String name, int max) {
    Optional<Json> value = json(name);
    if (value.isEmpty()) return Optional.empty();
    if (!(value.get() instanceof Json.Str(var text))) {
      problem(name, "文字列を書いてください。", "Must be a string.");
      return Optional.empty();
    }
    return isFit(name, text, max) ? Optional.of(text) : Optional.empty();
  }

  private boolean isFit(String name, String text, int max) {
    boolean blank = text.isBlank();
    boolean broken = text.codePoints().anyMatch(ObjectFieldReader::isUnwritable);
    if (blank) problem(name, "空白以外の文字を書いてください。", "Must not be blank.");
    else if (text.length() > max)
      problem(
          name,
          "1〜" + max + "文字で書いてください（いまは" + text.length() + "文字）。",
          "Must be 1 to " + max + " characters long (found " + text.length() + ").");
    else if (broken)
      problem(
          name,
          "改行などの制御文字や、壊れた文字は使えません。",
          "Must not have line breaks, other control characters or broken characters.");
    return !blank && !broken && text.length() <= max;
  }

  private static boolean isUnwritable(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }

  /** Returns a text as a parser of java.time reads it. */
  <T> Optional<T> parsed(String name, String example, Function<String, T> parser) {
    return text(name, 100).flatMap(text -> parse(path(name), text, example, parser));
  }

  <T> Optional<T> parse(String where, String text, String example, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (DateTimeException _) {
      var why = TimeFormatHint.of(text);
      problems.add(
          new ValidationProblem(
              where,
              "「" + example + "」のように書いてください（いまは「" + quoted(text) + "」）。" + why.ja(),
              ("Write it as in \"" + example + "\" (found \"" + quoted(text) + "\"). " + why.en())
                  .strip()));
      return Optional.empty();
    }
  }

  /** Returns the beginning of the text, for a problem. */
  public static String quoted(String text) {
    var start = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    return start.codePoints().anyMatch(ObjectFieldReader::isUnwritable) ? "…" : start;
  }

  /**
   * Returns a duration such as PT30M or P1D.
   *
   * @param most the maximum, inclusive
   */
  Optional<Duration> duration(String name, Duration most) {
    var read = parsed(name, "PT30M", TimeFormats::duration);
    if (read.isPresent() && read.get().compareTo(most) > 0) {
      problem(
          name,
          "PT0S〜" + most + "で書いてください（いまは" + read.get() + "）。",
          "Must be PT0S to " + most + " (found " + read.get() + ").");
      return Optional.empty();
    }
    return read;
  }

  /** Returns the value of one of these words. */
  <T> Optional<T> choice(String name, Map<String, T> words) {
    Optional<String> word = text(name, 100);
    if (word.isEmpty()) return Optional.empty();
    T chosen = words.get(word.get());
    if (chosen == null)
      problem(
          name,
          "次のどれかを書いてください: " + words.keySet() + "（いまは「" + quoted(word.get()) + "」）",
          "Must be one of " + words.keySet() + " (found \"" + quoted(word.get()) + "\").");
    return Optional.ofNullable(chosen);
  }

  Optional<Boolean> flag(String name) {
    Optional<Json> value = json(name);
    if (value.isEmpty()) return Optional.empty();
    if (value.get() instanceof Json.Bool(var flag)) return Optional.of(flag);
    problem(name, "true か false を書いてください。", "Must be true or false.");
    return Optional.empty();
  }

  Optional<Integer> whole(String name, int min, int max) {
    Optional<Json> value = json(name);
    if (value.isEmpty()) return Optional.empty();
    if (value.get() instanceof Json.Num(var number)
        && number.stripTrailingZeros().scale() <= 0
        && number.compareTo(BigDecimal.valueOf(min)) >= 0
        && number.compareTo(BigDecimal.valueOf(max)) <= 0) return Optional.of(number.intValue());
    problem(
        name,
        min + "〜" + max + "の整数を書いてください。",
        "Must be a whole number from " + min + " to " + max + ".");
    return Optional.empty();
  }

  /**
   * Returns the items of a list; none if it is missing.
   *
   * @param max the maximum number of items
   */
  List<Json> items(String name, int max) {
    Optional<Json> value = json(name);
    if (value.isEmpty()) return List.of();
    if (!(value.get() instanceof Json.Arr(var items))) {
      problem(name, "[ ] で囲んだ一覧を書いてください。", "Must be a list in [ ].");
      return List.of();
    }
    if (items.size() > max)
      problem(
          name,
          max + "件までです（いまは" + items.size() + "件）。",
          "At most " + max + " (found " + items.size() + ").");
    return items;
  }

  List<ObjectFieldReader> objects(String name, int max) {
    List<Json> items = items(name, max);
    var all = new ArrayList<ObjectFieldReader>();
    for (int i = 0; i < items.size(); i++)
      all.add(new ObjectFieldReader(items.get(i), path(name) + "[" + i + "]", problems, rules));
    return all;
  }

  List<String> texts(String name, int max, int maxLength) {
    List<Json> items = items(name, max);
    var all = new ArrayList<String>();
    for (int i = 0; i < items.size(); i++) {
      String item = name + "[" + i + "]";
      if (!(items.get(i) instanceof Json.Str(var text)))
        problem(item, "文字列を書いてください。", "Must be a string.");
      else if (isFit(item, text, maxLength)) all.add(text);
    }
    return all;
  }

  /** Returns the fields of an object. A missing object has no fields and requires none. */
  ObjectFieldReader object(String name) {
    return json(name)
        .map(json -> new ObjectFieldReader(json, path(name), problems, rules))
        .orElseGet(() -> new ObjectFieldReader(path(name), problems, rules));
  }

  /** Returns the owner's names in an object without fixed names. Leaves out the notes. */
  List<String> names() {
    return fields.keySet().stream().filter(name -> !isNote(name)).toList();
  }

  /** Reports every unknown field. */
  void end() {
    for (String name : fields.keySet()) {
      if (known.contains(name) || isNote(name)) continue;
      Optional<String> near = SpellingSuggestion.to(name, known);
      problem(
          quoted(name),
          "この項目はありません。"
              + near.map(meant -> "「" + meant + "」のことですか。").orElse("")
              + "ここで使えるのは "
              + known
              + " です。",
          "There is no such field."
              + near.map(meant -> " Did you mean \"" + meant + "\"?").orElse("")
              + " Known here: "
              + known
              + ".");
    }
  }

  /** Returns whether a field of this name is a note of the owner. */
  static boolean isNote(String name) {
    return name.startsWith("//");
  }
}
