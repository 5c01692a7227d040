package rusuban.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.core.settings.Settings;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.settings.SettingsTables.Field;
import rusuban.settings.SettingsTables.Language;

/** Tests of the generated tables in docs/settings.md and docs/settings.ja.md. */
class SettingsTablesTest {
  private static final String TEXT = QuotedDocument.file("docs/settings.schema.json");
  private static final SettingsTables TABLES = new SettingsTables(TEXT);
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TEXT);

  /** A document with every object that can contain a field. */
  private static final Json BASE =
      QuotedDocument.json(
          """
          {'shop':{'name':'a'},
           'responseHours':{'weekdays':{},
             'closedMonthly':[{'nth':1,'weekday':'mon'}],
             'closedYearly':[{'from':'01-01','until':'01-02'}],
             'temporarilyClosed':{'until':'2030-01-01T00:00:00Z'},
             'busy':{'until':'2030-01-01T00:00:00Z'}},
           'keywordRules':[{'id':'a','match':{},'actions':{}}],
           'closedNotice':{},'busyNotice':{},'defaultReply':{},'greeting':{},
           'followUps':[{'id':'thanks','due':{}}],
           'quietHours':{'from':'21:00','until':'09:00'},'quota':{}}
          """);

  @ParameterizedTest
  @EnumSource
  void the_page_has_the_tables_that_the_schema_yields(Language language) throws IOException {
    var begin = "<!-- tables " + language + ": ./rusuban docs writes them -->\n";
    var end = "<!-- end of tables " + language + " -->";
    var path = Path.of("../..", language.page);
    var page = Files.readString(path);
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf(end);
    assertThat(from).as(begin).isGreaterThan(begin.length());
    assertThat(to).as(end).isGreaterThanOrEqualTo(from);
    if ("write".equals(System.getProperty("rusuban.docs")))
      Files.writeString(
          path, page.substring(0, from) + TABLES.write(language) + page.substring(to));
    else
      assertThat(page.substring(from, to))
          .as("%s differs from docs/settings.schema.json: run ./rusuban docs", language.page)
          .isEqualTo(TABLES.write(language));
  }

  @Test
  void every_field_has_an_example() {
    assertThat(TABLES.fields())
        .hasSizeGreaterThan(60)
        .allSatisfy(field -> assertThat(TABLES.example(field)).as(name(field)).isPresent());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void an_example_is_good_for_the_reader_and_for_the_schema(String path, Field field) {
    for (var example : examples(field)) {
      var document = JsonText.write(with(BASE, List.of(path.split("\\.")), example));
      assertThat(QuotedDocument.problems(document))
          .as(document)
          .noneSatisfy(validationProblem -> assertThat(validationProblem.at()).startsWith(path));
      assertThat(SCHEMA.validate(document, InputFormat.JSON))
          .as(document)
          .noneMatch(error -> error.getInstanceLocation().toString().startsWith(pointer(path)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defaults")
  void a_default_written_down_changes_nothing(String path, Field field) {
    var steps = List.of(path.split("\\."));
    var usual = TABLES.usual(field).orElseThrow();
    var written = with(base(field), steps, usual);
    var missing = without(written, steps);
    assertThat(missing).isNotEqualTo(written);
    assertThat(read(written)).isEqualTo(read(missing));
  }

  /** Reads settings; a missing weekday counts as closed. */
  private static Settings read(Json document) {
    var week =
        QuotedDocument.json("{'mon':[],'tue':[],'wed':[],'thu':[],'fri':[],'sat':[],'sun':[]}");
    var hours = QuotedDocument.fields(QuotedDocument.fields(document).get("responseHours"));
    var all = new LinkedHashMap<String, Json>(QuotedDocument.fields(week));
    all.putAll(QuotedDocument.fields(hours.get("weekdays")));
    return QuotedDocument.good(
            JsonText.write(
                set(document, "responseHours", set(Json.obj(hours), "weekdays", Json.obj(all)))))
        .settings();
  }

  private static Json without(Json json, List<String> path) {
    var fields = new LinkedHashMap<String, Json>(QuotedDocument.fields(json));
    var step = path.getFirst();
    var name = step.replace("[0]", "");
    var inner = fields.get(name);
    if (path.size() == 1) fields.remove(name);
    else if (inner instanceof Json.Arr(var items))
      fields.put(name, new Json.Arr(List.of(without(items.getFirst(), rest(path)))));
    else if (inner != null) fields.put(name, without(inner, rest(path)));
    return Json.obj(fields);
  }

  private static List<String> rest(List<String> path) {
    return path.subList(1, path.size());
  }

  static Stream<Arguments> fields() {
    return TABLES.fields().stream().map(field -> Arguments.of(name(field), field));
  }

  static Stream<Arguments> defaults() {
    return TABLES.fields().stream()
        .filter(field -> TABLES.usual(field).isPresent())
        .map(field -> Arguments.of(name(field), field));
  }

  private static String name(Field field) {
    return field.at().isEmpty() ? field.name() : field.at() + "." + field.name();
  }

  private static String pointer(String path) {
    return "/" + path.replace("[", "/").replace("]", "").replace('.', '/');
  }

  private static List<Json> examples(Field field) {
    var all = new ArrayList<Json>();
    TABLES.example(field).ifPresent(all::add);
    if (field.schema().get("examples") instanceof Json.Arr(var written)) all.addAll(written);
    return all;
  }

  /** Returns the smallest good document that contains the field's object. */
  private static Json base(Field field) {
    var due = field.name().equals("within") ? "{'after':'PT1H'}" : "{'sameDayAt':'20:00'}";
    return QuotedDocument.json(
        """
        {'shop':{'name':'a'},
         'responseHours':{'weekdays':{}},
         'keywordRules':[{'id':'a','match':{'exact':['a']},'answer':['b'],'actions':{}}],
         'greeting':{},
         'followUps':[{'id':'thanks','start':'follow','due':DUE,'messages':['a']}],
         'quota':{}}
        """
            .replace("DUE", due));
  }

  /** Returns the document with this value at this path, and adds the fields that it requires. */
  private static Json with(Json json, List<String> path, Json value) {
    var step = path.getFirst();
    if (step.endsWith("[0]")) {
      var name = step.substring(0, step.length() - "[0]".length());
      var list =
          QuotedDocument.fields(json).get(name) instanceof Json.Arr arr
              ? arr.items()
              : List.<Json>of();
      var first = with(list.isEmpty() ? Json.Obj.EMPTY : list.getFirst(), rest(path), value);
      return set(json, name, new Json.Arr(List.of(first)));
    }
    if (path.size() == 1) return set(beside(json, step), step, value);
    var inner = QuotedDocument.fields(json).getOrDefault(step, Json.Obj.EMPTY);
    return set(json, step, with(inner, rest(path), value));
  }

  private static Json beside(Json json, String name) {
    return switch (name) {
      case "latest" -> set(json, "sameDayAt", Json.str("20:00"));
      case "within" -> set(json, "after", Json.str("PT1H"));
      default -> json;
    };
  }

  private static Json set(Json json, String name, Json value) {
    var fields = new LinkedHashMap<String, Json>(QuotedDocument.fields(json));
    fields.put(name, value);
    return Json.obj(fields);
  }
}
