package rusuban.console.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.json.JsonText;
import rusuban.json.MalformedJsonException;

/**
 * Keyword rules as rows of a table. Several words stand on lines of one cell. One plain text is in
 * the column {@code text}; every other answer is JSON in {@code messages}.
 */
public final class RuleTable {
  public static final List<String> COLUMNS =
      List.of(
          "id",
          "name",
          "on",
          "match",
          "words",
          "except",
          "text",
          "messages",
          "pick",
          "active",
          "from",
          "until",
          "groups",
          "pause",
          "actions");

  /** The columns whose cell is the field's text. */
  private static final List<String> TEXTS =
      List.of("name", "pick", "active", "from", "until", "pause");

  private RuleTable() {}

  /** A cell that cannot be read, with the reason in both languages. */
  public record CellFault(String column, String ja, String en) {}

  /** A rule that was read, with the faults of its cells. */
  public record ReadRule(Json.Obj rule, List<CellFault> faults) {
    public ReadRule {
      faults = List.copyOf(faults);
    }
  }

  /** Returns the table of these rules, with the names of the columns in the first row. */
  public static List<List<String>> rows(List<Json.Obj> rules) {
    var rows = new ArrayList<List<String>>();
    rows.add(COLUMNS);
    rules.forEach(rule -> rows.add(row(rule)));
    return rows;
  }

  private static List<String> row(Json.Obj rule) {
    var form = RuleForm.of(rule);
    var answers = RuleDocument.answers(rule);
    var text = text(rule, answers);
    return List.of(
        RuleDocument.id(rule),
        form.name(),
        String.valueOf(form.on()),
        form.how(),
        String.join("\n", form.words()),
        String.join("\n", form.except()),
        text.orElse(""),
        text.isPresent() || answers.isEmpty() ? "" : JsonText.write(messages(rule, answers)),
        rule.text("pick").orElse(""),
        rule.text("active").orElse(""),
        form.from(),
        form.until(),
        String.valueOf(form.groups()),
        form.pause(),
        rule.get("actions").map(JsonText::write).orElse(""));
  }

  private static Optional<String> text(Json.Obj rule, List<List<Json>> answers) {
    return rule.get("answer").isPresent()
            && answers.getFirst().size() == 1
            && answers.getFirst().getFirst() instanceof Json.Str(var text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Json messages(Json.Obj rule, List<List<Json>> answers) {
    return rule.get("answer")
        .orElseGet(() -> new Json.Arr(answers.stream().<Json>map(Json.Arr::new).toList()));
  }

  /**
   * Returns the rule of a row. Columns that the table lacks stay as they were.
   *
   * @param cells the cells by column
   * @param before the rule of the same id, or only the id of a new one
   */
  public static ReadRule rule(Map<String, String> cells, Json.Obj before) {
    var faults = new ArrayList<CellFault>();
    var values = new LinkedHashMap<String, Optional<Json>>();
    for (var column : TEXTS)
      if (cells.containsKey(column))
        values.put(column, filled(cells, column).map(text -> Json.str(text.strip())));
    flag(cells, "on", true, before, values, faults);
    flag(cells, "groups", false, before, values, faults);
    if (Stream.of("match", "words", "except").anyMatch(cells::containsKey))
      values.put("match", Optional.of(match(cells, before, faults)));
    if (cells.containsKey("text") || cells.containsKey("messages")) answers(cells, values, faults);
    json(cells, "actions", faults)
        .ifPresent(actions -> values.put("actions", Optional.of(actions)));
    if (cells.containsKey("actions") && filled(cells, "actions").isEmpty())
      values.put("actions", Optional.empty());
    var rule =
        JsonObjectBuilder.of(
            before.without(name -> values.containsKey(name) && values.get(name).isEmpty()));
    values.forEach(rule::put);
    return new ReadRule(rule.build(), faults);
  }

  private static Optional<String> filled(Map<String, String> cells, String column) {
    return Optional.ofNullable(cells.get(column)).filter(cell -> !cell.isBlank());
  }

  private static void flag(
      Map<String, String> cells,
      String column,
      boolean usual,
      Json.Obj before,
      Map<String, Optional<Json>> values,
      List<CellFault> faults) {
    var cell = filled(cells, column).map(it -> it.strip().toLowerCase(Locale.ROOT));
    if (cell.isEmpty()) return;
    switch (cell.get()) {
      case "true", "1", "on", "yes" -> put(column, true, usual, before, values);
      case "false", "0", "off", "no" -> put(column, false, usual, before, values);
      default ->
          faults.add(new CellFault(column, "true か false を書いてください。", "Write true or false."));
    }
  }

  private static void put(
      String column,
      boolean flag,
      boolean usual,
      Json.Obj before,
      Map<String, Optional<Json>> values) {
    if (flag != usual || before.get(column).isPresent())
      values.put(column, Optional.of(new Json.Bool(flag)));
  }

  private static Json match(Map<String, String> cells, Json.Obj before, List<CellFault> faults) {
    var old = RuleForm.of(before);
    var how = filled(cells, "match").map(String::strip).orElse(old.how());
    if (!RuleForm.HOWS.contains(how))
      faults.add(
          new CellFault(
              "match",
              "次のどれかを書いてください: " + String.join(", ", RuleForm.HOWS),
              "Write one of " + String.join(", ", RuleForm.HOWS) + "."));
    var words = lines(cells, "words").orElse(old.words());
    var except = lines(cells, "except").orElse(old.except());
    var match =
        JsonObjectBuilder.of(
            RuleDocument.object(before, "match")
                .without(name -> RuleForm.HOWS.contains(name) || name.equals("except")));
    if (how.equals("regex")) match.put(how, String.join("\n", words));
    else match.put(how, words.stream().map(Json::str).toList());
    if (!except.isEmpty()) match.put("except", except.stream().map(Json::str).toList());
    return match.build();
  }

  private static Optional<List<String>> lines(Map<String, String> cells, String column) {
    return Optional.ofNullable(cells.get(column))
        .map(cell -> cell.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
  }

  private static void answers(
      Map<String, String> cells, Map<String, Optional<Json>> values, List<CellFault> faults) {
    var text = filled(cells, "text");
    var messages = json(cells, "messages", faults);
    values.put("answer", Optional.empty());
    values.put("answers", Optional.empty());
    if (text.isPresent() && filled(cells, "messages").isPresent())
      faults.add(
          new CellFault(
              "messages", "text と messages は、どちらか一方に書いてください。", "Fill in either text or messages."));
    else if (text.isPresent())
      values.put("answer", Optional.of(new Json.Arr(List.of(Json.str(text.get())))));
    else
      messages.ifPresent(
          it ->
              values.put(
                  it instanceof Json.Arr(var items)
                          && !items.isEmpty()
                          && items.getFirst() instanceof Json.Arr
                      ? "answers"
                      : "answer",
                  Optional.of(it)));
  }

  private static Optional<Json> json(
      Map<String, String> cells, String column, List<CellFault> faults) {
    var cell = filled(cells, column);
    if (cell.isEmpty()) return Optional.empty();
    try {
      return Optional.of(JsonText.parse(cell.get()));
    } catch (MalformedJsonException e) {
      faults.add(
          new CellFault(
              column,
              "JSONとして読めません（セルの" + e.line + "行目、" + e.column + "文字目）。",
              "Not readable as JSON: line " + e.line + ", column " + e.column + " of the cell."));
      return Optional.empty();
    }
  }
}
