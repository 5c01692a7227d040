package rusuban.console.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rusuban.console.page.PageLanguage;
import rusuban.core.ValidationProblem;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.json.JsonText;
import rusuban.json.MalformedJsonException;

/**
 * Keyword rules that a person pasted as CSV or JSON.
 *
 * @param rules the rules, in their order
 * @param faults why the text cannot be used, in words; empty if it can
 */
public record RuleImport(List<PlacedRule> rules, List<String> faults) {
  public RuleImport {
    rules = List.copyOf(rules);
    faults = List.copyOf(faults);
  }

  /** A rule with its place in the text, such as 3行目. */
  public record PlacedRule(String place, Json.Obj rule) {
    /** Returns the place alone: the rule holds messages. */
    @Override
    public String toString() {
      return "PlacedRule[" + place + "]";
    }
  }

  /**
   * Reads a text. Any text gives rules or faults, never an exception.
   *
   * @param document the document that the rules go into: a rule keeps the notes of the one of its
   *     id
   */
  public static RuleImport read(String text, Json.Obj document, PageLanguage language) {
    var pasted = text.strip();
    var reader = new Reader(document, language);
    if (pasted.isEmpty())
      reader.faults.add(language.of("表かJSONを貼り付けてください。", "Paste a table or JSON."));
    else if (pasted.startsWith("[") || pasted.startsWith("{")) reader.json(pasted);
    else reader.csv(text);
    return new RuleImport(reader.rules, reader.faults);
  }

  /** Returns the document with these rules instead of all, or added and exchanged by their ids. */
  public Json.Obj applied(Json.Obj document, boolean insteadOfAll) {
    if (insteadOfAll)
      return RuleDocument.with(document, rules.stream().map(PlacedRule::rule).toList());
    var merged = new ArrayList<>(RuleDocument.rules(document));
    var places = new HashMap<String, Integer>();
    for (int i = 0; i < merged.size(); i++) places.put(RuleDocument.id(merged.get(i)), i);
    for (var each : rules) {
      var place = places.get(RuleDocument.id(each.rule()));
      if (place == null) merged.add(each.rule());
      else merged.set(place, each.rule());
    }
    return RuleDocument.with(document, merged);
  }

  /** Returns the problems of the document with these rules, each with the rule's place. */
  public List<String> words(
      List<ValidationProblem> problems, Json.Obj document, PageLanguage language) {
    var places =
        rules.stream()
            .collect(
                Collectors.toMap(
                    it -> RuleDocument.id(it.rule()), PlacedRule::place, (first, _) -> first));
    var all = RuleDocument.rules(document);
    return problems.stream()
        .map(
            problem -> {
              var path = problem.at().split("[\\[\\].]", 3);
              boolean isRule =
                  path.length > 1
                      && path[0].equals("keywordRules")
                      && path[1].matches("[0-9]{1,6}")
                      && Integer.parseInt(path[1]) < all.size();
              var words = language.of(problem.ja(), problem.en());
              if (!isRule) return words;
              var rule = all.get(Integer.parseInt(path[1]));
              var place = places.getOrDefault(RuleDocument.id(rule), "");
              var rest = path.length > 2 ? path[2].replaceFirst("^\\.", "") + ": " : "";
              return (place + "「" + RuleDocument.name(rule) + "」" + rest + words);
            })
        .distinct()
        .toList();
  }

  private static final class Reader {
    private final PageLanguage language;
    private final Map<String, Json.Obj> present = new HashMap<>();
    private final Set<String> taken;
    private final Map<String, String> placeOf = new HashMap<>();
    private final List<PlacedRule> rules = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    Reader(Json.Obj document, PageLanguage language) {
      this.language = language;
      RuleDocument.rules(document).forEach(rule -> present.put(RuleDocument.id(rule), rule));
      taken = new HashSet<>(RuleDocument.ids(document));
    }

    void json(String text) {
      try {
        var json = JsonText.parse(text);
        var list = json instanceof Json.Obj object ? object.get("keywordRules").orElse(json) : json;
        if (!(list instanceof Json.Arr(var items))) {
          faults.add(
              language.of(
                  "返信の一覧がありません。[ ] で囲んだ一覧か、keywordRules のある設定を貼り付けてください。",
                  "There is no list of rules. Paste a list in [ ], or settings with keywordRules."));
          return;
        }
        for (int i = 0; i < items.size(); i++) {
          var place = language.of((i + 1) + "件目", "Rule " + (i + 1) + " ");
          if (items.get(i) instanceof Json.Obj rule) add(place, rule);
          else faults.add(place + language.of("は { } で囲んだ返信ではありません。", "is not a rule in { }."));
        }
      } catch (MalformedJsonException e) {
        faults.add(
            language.of(
                e.line + "行目の" + e.column + "文字目で、JSONとして読めません。カンマや引用符の過不足がないか、確かめてください。",
                "Not readable as JSON at line "
                    + e.line
                    + ", column "
                    + e.column
                    + ". Look for a comma or quotation mark too many or too few."));
      }
    }

    void csv(String text) {
      switch (CsvText.read(text)) {
        case CsvText.Table.Unclosed(int line) ->
            faults.add(
                language.of(
                    line + "行目の引用符「\"」が閉じていません。",
                    "The quotation mark on line " + line + " is not closed."));
        case CsvText.Table.Rows(var rows) -> {
          if (!rows.isEmpty()) rows(rows);
        }
      }
    }

    private void rows(List<CsvText.Row> rows) {
      var columns = rows.getFirst().cells().stream().map(String::strip).toList();
      var unknown =
          columns.stream()
              .filter(column -> !column.isEmpty() && !RuleTable.COLUMNS.contains(column))
              .toList();
      if (!unknown.isEmpty() || columns.stream().distinct().count() < columns.size()) {
        faults.add(
            language.of(
                "最初の行には、列の名前を1つずつ書いてください。使えるのは " + String.join(", ", RuleTable.COLUMNS) + " です。",
                "The first row must name each column once. Known are "
                    + String.join(", ", RuleTable.COLUMNS)
                    + "."));
        return;
      }
      for (var row : rows.subList(1, rows.size())) row(columns, row);
    }

    private void row(List<String> columns, CsvText.Row row) {
      var cells = new HashMap<String, String>();
      for (int i = 0; i < columns.size(); i++)
        if (!columns.get(i).isEmpty())
          cells.put(columns.get(i), i < row.cells().size() ? row.cells().get(i) : "");
      var id = cells.getOrDefault("id", "").strip();
      var before =
          id.isEmpty()
              ? Json.Obj.EMPTY
              : present.getOrDefault(id, JsonObjectBuilder.fields().put("id", id).build());
      var place = language.of(row.line() + "行目", "Line " + row.line() + " ");
      var read = RuleTable.rule(cells, before);
      for (var fault : read.faults())
        faults.add(place + " " + fault.column() + ": " + language.of(fault.ja(), fault.en()));
      add(place, read.rule());
    }

    /** Adds a rule. One without an id gets an id from its name. */
    private void add(String place, Json.Obj rule) {
      var id = RuleDocument.id(rule);
      if (id.isEmpty() && rule.get("id").filter(it -> !(it instanceof Json.Str)).isEmpty()) {
        var made = RuleAddress.newId(rule.text("name").orElse(place), taken);
        var named = JsonObjectBuilder.fields().put("id", made);
        rule.without("id"::equals).fields().forEach(named::put);
        rules.add(new PlacedRule(place, named.build()));
        taken.add(made);
        return;
      }
      var other = placeOf.putIfAbsent(id, place);
      if (other != null)
        faults.add(
            place
                + language.of(
                    "の id「" + id + "」は、" + other + "にもあります。",
                    "has the same id \"" + id + "\" as " + other + "."));
      taken.add(id);
      rules.add(new PlacedRule(place, rule));
    }
  }
}
