package rusuban.settings;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import rusuban.core.Json;
import rusuban.core.Problem;
import rusuban.core.content.Near;

/**
 * The fields of one object of the document, read one by one; what is wrong is gathered, and {@link
 * #end} tells of fields nobody asked for. Names that begin with {@code //} or {@code $} are the
 * owner's own notes.
 */
final class Fields {
  private final Map<String, Json> fields;
  private final String at;
  private final List<Problem> problems;
  private final Set<String> known = new LinkedHashSet<>();

  Fields(Json json, String at, List<Problem> problems) {
    this.at = at;
    this.problems = problems;
    if (json instanceof Json.Obj(var all)) {
      fields = all;
    } else {
      fields = Map.of();
      problems.add(
          new Problem(
              at.isEmpty() ? "(全体)" : at, "{ } で囲んだ項目の集まりを書いてください。", "Must be an object in { }."));
    }
  }

  String path(String name) {
    return at.isEmpty() ? name : at + "." + name;
  }

  void problem(String name, String ja, String en) {
    problems.add(new Problem(path(name), ja, en));
  }

  List<Problem> problems() {
    return problems;
  }

  Optional<Json> json(String name) {
    known.add(name);
    return Optional.ofNullable(fields.get(name));
  }

  boolean has(String name) {
    known.add(name);
    return fields.containsKey(name);
  }

  /**
   * A required text of 1 to {@code max} UTF-16 units; empty where it is missing or wrong, which is
   * then said.
   */
  Optional<String> required(String name, int max) {
    if (!has(name)) problem(name, "この項目は必須です。", "This field is required.");
    return text(name, max);
  }

  Optional<String> text(String name, int max) {
    Optional<Json> value = json(name);
    if (value.isEmpty()) return Optional.empty();
    if (!(value.get() instanceof Json.Str(var text))) {
      problem(name, "文字列を書いてください。", "Must be a string.");
      return Optional.empty();
    }
    if (text.isBlank() || text.length() > max) {
      problem(
          name,
          "1〜" + max + "文字で書いてください（いまは" + text.length() + "文字）。",
          "Must be 1 to " + max + " characters long (found " + text.length() + ").");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** A text that a parser of java.time understands. */
  <T> Optional<T> parsed(String name, String example, Function<String, T> parser) {
    return text(name, 100).flatMap(text -> parse(path(name), text, example, parser));
  }

  <T> Optional<T> parse(String where, String text, String example, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (DateTimeException _) {
      problems.add(
          new Problem(
              where, "「" + example + "」のように書いてください。", "Write it as in \"" + example + "\"."));
      return Optional.empty();
    }
  }

  /** One of these words. */
  <T> Optional<T> choice(String name, Map<String, T> words) {
    Optional<String> word = text(name, 100);
    if (word.isEmpty()) return Optional.empty();
    T chosen = words.get(word.get());
    if (chosen == null)
      problem(name, "次のどれかを書いてください: " + words.keySet(), "Must be one of " + words.keySet() + ".");
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
        && number.longValue() >= min
        && number.longValue() <= max) return Optional.of(number.intValue());
    problem(
        name,
        min + "〜" + max + "の整数を書いてください。",
        "Must be a whole number from " + min + " to " + max + ".");
    return Optional.empty();
  }

  /** The items of a list of at most {@code max}; none where it is missing. */
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

  List<Fields> objects(String name, int max) {
    List<Json> items = items(name, max);
    var all = new ArrayList<Fields>();
    for (int i = 0; i < items.size(); i++)
      all.add(new Fields(items.get(i), path(name) + "[" + i + "]", problems));
    return all;
  }

  List<String> texts(String name, int max, int maxLength) {
    List<Json> items = items(name, max);
    var all = new ArrayList<String>();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Json.Str(var text)
          && !text.isBlank()
          && text.length() <= maxLength) all.add(text);
      else
        problem(
            name + "[" + i + "]",
            "1〜" + maxLength + "文字の文字列を書いてください。",
            "Must be a string of 1 to " + maxLength + " characters.");
    }
    return all;
  }

  /** The fields of an object; no fields where it is missing. */
  Fields object(String name) {
    return new Fields(json(name).orElse(Json.obj(Map.of())), path(name), problems);
  }

  /** An object whose names are the owner's own. */
  Map<String, Json> entries(String name) {
    Json value = json(name).orElse(Json.obj(Map.of()));
    if (value instanceof Json.Obj(var all)) {
      var entries = new LinkedHashMap<>(all);
      entries.keySet().removeIf(Fields::isNote);
      return entries;
    }
    problem(name, "{ } で囲んだ項目の集まりを書いてください。", "Must be an object in { }.");
    return Map.of();
  }

  /** Tells of every field that nobody asked for. */
  void end() {
    for (String name : fields.keySet()) {
      if (known.contains(name) || isNote(name)) continue;
      Optional<String> near = Near.to(name, known);
      problem(
          name,
          "この項目はありません。" + near.map(meant -> "「" + meant + "」のことですか。").orElse(""),
          "There is no such field."
              + near.map(meant -> " Did you mean \"" + meant + "\"?").orElse(""));
    }
  }

  private static boolean isNote(String name) {
    return name.startsWith("//") || name.startsWith("$");
  }
}
