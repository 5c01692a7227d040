package rusuban.console.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;

/** Edits of the keyword rules in a settings document. They keep notes and all other fields. */
public final class RuleDocument {
  private static final String RULES = "keywordRules";
  private static final int LONGEST_NAME = 40;

  private RuleDocument() {}

  /** Returns the rules, the highest priority first. */
  public static List<Json.Obj> rules(Json.Obj document) {
    var rules = new ArrayList<Json.Obj>();
    if (document.get(RULES).orElse(null) instanceof Json.Arr(var items))
      for (var item : items) if (item instanceof Json.Obj rule) rules.add(rule);
    return rules;
  }

  public static String id(Json.Obj rule) {
    return rule.text("id").orElse("");
  }

  /** Returns the name that people see. */
  public static String name(Json.Obj rule) {
    return rule.text("name").orElseGet(() -> id(rule));
  }

  public static Set<String> ids(Json.Obj document) {
    var ids = new LinkedHashSet<String>();
    rules(document).forEach(rule -> ids.add(id(rule)));
    return ids;
  }

  /** Returns the place of a rule, from 0. */
  public static OptionalInt index(Json.Obj document, String id) {
    var rules = rules(document);
    return IntStream.range(0, rules.size()).filter(i -> id(rules.get(i)).equals(id)).findFirst();
  }

  public static Optional<Json.Obj> find(Json.Obj document, String id) {
    return rules(document).stream().filter(rule -> id(rule).equals(id)).findFirst();
  }

  /** Returns the document with these rules in place of its own. */
  public static Json.Obj with(Json.Obj document, List<Json.Obj> rules) {
    return JsonObjectBuilder.of(document).put(RULES, rules).build();
  }

  /** Returns the document with this rule in place of the one of its id, otherwise at the end. */
  public static Json.Obj withRule(Json.Obj document, Json.Obj rule) {
    var rules = rules(document);
    var index = index(document, id(rule));
    if (index.isPresent()) rules.set(index.getAsInt(), rule);
    else rules.add(rule);
    return with(document, rules);
  }

  /** Returns the document with a rule switched on or off; the same document without the rule. */
  public static Json.Obj switched(Json.Obj document, String id, boolean on) {
    // A rule is on without the field, so that off and on again is no change.
    return find(document, id)
        .map(
            rule ->
                on
                    ? rule.without("on"::equals)
                    : JsonObjectBuilder.of(rule).put("on", false).build())
        .map(rule -> withRule(document, rule))
        .orElse(document);
  }

  /** Returns the document with a rule moved by one place; the same document at either end. */
  public static Json.Obj moved(Json.Obj document, String id, boolean up) {
    var rules = rules(document);
    var index = index(document, id);
    if (index.isEmpty()) return document;
    int to = index.getAsInt() + (up ? -1 : 1);
    if (to < 0 || to >= rules.size()) return document;
    rules.add(to, rules.remove(index.getAsInt()));
    return with(document, rules);
  }

  public static Json.Obj removed(Json.Obj document, String id) {
    return with(document, rules(document).stream().filter(rule -> !id(rule).equals(id)).toList());
  }

  /**
   * Returns the document with a copy right after a rule. The copy is off, since the rule above it
   * takes all its words.
   *
   * @param mark the end of the copy's name
   */
  public static Json.Obj copied(Json.Obj document, String id, String newId, String mark) {
    var rules = rules(document);
    var index = index(document, id);
    if (index.isEmpty()) return document;
    var rule = rules.get(index.getAsInt());
    var copy =
        JsonObjectBuilder.of(rule)
            .put("id", newId)
            .put("name", cut(name(rule), mark))
            .put("on", false);
    rules.add(index.getAsInt() + 1, copy.build());
    return with(document, rules);
  }

  private static String cut(String name, String mark) {
    int most = LONGEST_NAME - mark.length();
    if (name.length() <= most) return name + mark;
    int end = Character.isHighSurrogate(name.charAt(most - 1)) ? most - 1 : most;
    return name.substring(0, end) + mark;
  }

  /** Returns the texts of a list; none if the field is missing. */
  public static List<String> texts(Json.Obj object, String name) {
    var texts = new ArrayList<String>();
    if (object.get(name).orElse(null) instanceof Json.Arr(var items))
      for (var item : items) if (item instanceof Json.Str(var text)) texts.add(text);
    return texts;
  }

  public static boolean flag(Json.Obj object, String name, boolean otherwise) {
    return object.get(name).orElse(null) instanceof Json.Bool(var flag) ? flag : otherwise;
  }

  public static Json.Obj object(Json.Obj object, String name) {
    return object.get(name).orElse(null) instanceof Json.Obj inner ? inner : Json.Obj.EMPTY;
  }

  public static List<Json> items(Json.Obj object, String name) {
    return object.get(name).orElse(null) instanceof Json.Arr(var items) ? items : List.of();
  }

  /** Returns the answers of a rule, as the document has them. */
  public static List<List<Json>> answers(Json.Obj rule) {
    if (rule.get("answer").isPresent()) return List.of(items(rule, "answer"));
    return items(rule, "answers").stream()
        .map(it -> it instanceof Json.Arr(var list) ? list : List.<Json>of())
        .toList();
  }
}
