package rusuban.settings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rusuban.json.Json;
import rusuban.json.JsonText;

/**
 * Tables of docs/settings.md and docs/settings.ja.md, generated from docs/settings.schema.json.
 * Each object of the document has a table with one line for each field. Objects with the same
 * fields share a table.
 */
final class SettingsTables {
  /** Languages of the page. A description in the schema has both, separated by a slash. */
  enum Language {
    JA("| 項目 | 型 | 既定 | 例 | |", "必須", "全体", "docs/settings.ja.md"),
    EN(
        "| Field | Type | Default | Example | |",
        "required",
        "The whole document",
        "docs/settings.md");

    private final String head;
    private final String required;
    private final String whole;
    final String page;

    Language(String head, String required, String whole, String page) {
      this.head = head;
      this.required = required;
      this.whole = whole;
      this.page = page;
    }

    String of(String ja, String en) {
      return this == JA ? ja : en;
    }

    /** Returns this language's half of a title or description. */
    String half(String both) {
      int slash = both.indexOf(" / ");
      if (slash < 0 || slash != both.lastIndexOf(" / "))
        throw new AssertionError("not one text in each language: " + both);
      return of(both.substring(0, slash), both.substring(slash + 3));
    }
  }

  /**
   * One field of the document.
   *
   * @param at the path of its object, such as {@code keywordRules[0].match}
   * @param schema its own schema, without that of its reference
   */
  record Field(String at, String name, Map<String, Json> schema, boolean required) {}

  private static final Set<String> KEPT_OF_A_REFERENCE =
      Set.of("title", "description", "default", "examples");

  private final Map<String, Json> root;

  SettingsTables(String schema) {
    root = QuotedDocument.fields(JsonText.parse(schema));
  }

  /** Returns every field that the schema names, in the document's order. */
  List<Field> fields() {
    var all = new ArrayList<Field>();
    objects().forEach((at, object) -> all.addAll(fieldsOf(at, object)));
    return all;
  }

  /** Returns the tables in this language, as the page contains them. */
  String write(Language language) {
    var objects = objects();
    var places = new LinkedHashMap<Json, List<String>>();
    objects.forEach(
        (at, object) -> places.computeIfAbsent(properties(object), _ -> new ArrayList<>()).add(at));
    var page = new StringBuilder();
    for (var ats : places.values()) {
      var first = ats.getFirst();
      page.append("\n**").append(heading(ats, language)).append("**\n\n").append(language.head);
      page.append("\n| --- | --- | --- | --- | --- |\n");
      for (var field : fieldsOf(first, objects.getOrDefault(first, Map.of())))
        page.append(line(field, language));
    }
    return page.append('\n').toString();
  }

  private static String heading(List<String> ats, Language language) {
    if (ats.contains("")) return language.whole;
    return String.join(
        language.of("、", ", "),
        ats.stream().map(at -> "`" + at.replace("[0]", "[]") + "`").toList());
  }

  /** Returns each object with named fields, by path. */
  private Map<String, Map<String, Json>> objects() {
    var found = new LinkedHashMap<String, Map<String, Json>>();
    find("", root, found);
    return found;
  }

  private void find(String at, Map<String, Json> schema, Map<String, Map<String, Json>> found) {
    var whole = resolved(schema);
    if (whole.get("items") instanceof Json.Obj(var items)) find(at + "[0]", items, found);
    if (!(whole.get("properties") instanceof Json.Obj(var properties))) return;
    found.put(at, whole);
    properties.forEach(
        (name, field) ->
            find(at.isEmpty() ? name : at + "." + name, QuotedDocument.fields(field), found));
  }

  private static Json properties(Map<String, Json> object) {
    return Json.obj(QuotedDocument.fields(object.get("properties")));
  }

  private static List<Field> fieldsOf(String at, Map<String, Json> object) {
    var required = object.get("required") instanceof Json.Arr(var names) ? names : List.<Json>of();
    var all = new ArrayList<Field>();
    QuotedDocument.fields(properties(object))
        .forEach(
            (name, schema) ->
                all.add(
                    new Field(
                        at,
                        name,
                        QuotedDocument.fields(schema),
                        required.contains(Json.str(name)))));
    return all;
  }

  private String line(Field field, Language language) {
    var whole = resolved(field.schema());
    var usual =
        field.required() ? language.required : usual(field).map(SettingsTables::code).orElse("—");
    var cells =
        List.of(
            "`" + field.name() + "`",
            type(field.schema(), language),
            usual,
            example(field).map(SettingsTables::code).orElse("—"),
            language.half(text(whole, "title")) + language.of("。", ". ") + told(whole, language));
    return "| " + String.join(" | ", cells).strip() + " |\n";
  }

  /** Returns the reader's default for the field, if it has one. */
  Optional<Json> usual(Field field) {
    return Optional.ofNullable(resolved(field.schema()).get("default"));
  }

  private static String told(Map<String, Json> whole, Language language) {
    return whole.containsKey("description") ? language.half(text(whole, "description")) : "";
  }

  /**
   * Returns an example of the field: the schema's first, or one composed of the examples of its
   * parts.
   */
  Optional<Json> example(Field field) {
    return example(field.schema());
  }

  private Optional<Json> example(Map<String, Json> schema) {
    var whole = resolved(schema);
    if (whole.get("examples") instanceof Json.Arr(var examples))
      return Optional.of(examples.getFirst());
    if (whole.get("items") instanceof Json.Obj(var items))
      return example(items).map(item -> new Json.Arr(List.of(item)));
    if (!(whole.get("properties") instanceof Json.Obj)) return Optional.empty();
    var all = fieldsOf("", whole);
    var needed = all.stream().filter(Field::required).toList();
    var value = new LinkedHashMap<String, Json>();
    for (var each : needed.isEmpty() ? all.subList(0, 1) : needed)
      example(each).ifPresent(json -> value.put(each.name(), json));
    return Optional.of(Json.obj(value));
  }

  private String type(Map<String, Json> schema, Language language) {
    if (schema.get("$ref") instanceof Json.Str(var ref)) return named(ref, language);
    if (schema.get("anyOf") instanceof Json.Arr(var kinds))
      return String.join(
          language.of("か", " or "),
          kinds.stream().map(kind -> type(QuotedDocument.fields(kind), language)).toList());
    if (schema.get("enum") instanceof Json.Arr(var words))
      return String.join(" ", words.stream().map(word -> "`" + string(word) + "`").toList());
    return switch (text(schema, "type")) {
      case "string" -> language.of("文字列", "string") + range(schema, "Length", language);
      case "integer" -> language.of("整数", "integer") + range(schema, "imum", language);
      case "boolean" -> language.of("true か false", "true or false");
      case "array" ->
          language.of("一覧", "list")
              + most(schema, language)
              + language.of("：", ": ")
              + type(QuotedDocument.fields(schema.get("items")), language);
      case "object" -> language.of("オブジェクト", "object");
      default -> throw new AssertionError("no such type");
    };
  }

  private String named(String ref, Language language) {
    var definition = resolved(ref);
    return language.half(text(definition, "title"))
        + (definition.get("type") instanceof Json.Str(var type) && type.equals("array")
            ? most(definition, language)
            : "");
  }

  private static String range(Map<String, Json> schema, String of, Language language) {
    var least = schema.get("min" + of);
    var most = schema.get("max" + of);
    return least instanceof Json.Num(var from) && most instanceof Json.Num(var to)
        ? language.of("（" + from + "〜" + to + "）", " (" + from + " to " + to + ")")
        : "";
  }

  private static String most(Map<String, Json> schema, Language language) {
    return schema.get("maxItems") instanceof Json.Num(BigDecimal most)
        ? language.of("（" + most + "件まで）", " (at most " + most + ")")
        : "";
  }

  /** Returns the schema merged with its reference; its own entries win. */
  private Map<String, Json> resolved(Map<String, Json> schema) {
    if (!(schema.get("$ref") instanceof Json.Str(var ref))) return schema;
    var whole = new LinkedHashMap<>(resolved(ref));
    schema.forEach(
        (name, value) -> {
          if (KEPT_OF_A_REFERENCE.contains(name)) whole.put(name, value);
        });
    return whole;
  }

  private Map<String, Json> resolved(String ref) {
    return QuotedDocument.fields(
        QuotedDocument.fields(root.get("$defs")).get(ref.substring("#/$defs/".length())));
  }

  private static String text(Map<String, Json> schema, String name) {
    if (schema.get(name) instanceof Json.Str(var text)) return text;
    throw new AssertionError("no " + name + " in " + schema.keySet());
  }

  private static String string(Json json) {
    return json instanceof Json.Str(var text) ? text : JsonText.write(json);
  }

  private static String code(Json json) {
    return "`" + JsonText.write(json).replace("|", "\\|") + "`";
  }
}
