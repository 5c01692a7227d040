package rusuban.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.settings.QuotedDocument.document;
import static rusuban.settings.QuotedDocument.fields;
import static rusuban.settings.QuotedDocument.json;
import static rusuban.settings.QuotedDocument.plan;
import static rusuban.settings.QuotedDocument.problems;
import static rusuban.settings.QuotedDocument.rule;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.json.Json;
import rusuban.json.JsonText;

/**
 * Tests that the published schema agrees with the reader, as far as a schema can express its rules.
 */
class SchemaTest {
  private static final String TEXT = QuotedDocument.file("docs/settings.schema.json");
  private static final Map<String, Json> ROOT = fields(JsonText.parse(TEXT));
  private static final String STRANGER = "zzzzz";
  private static final Pattern KNOWN = Pattern.compile("Known here: \\[(.*)]\\.");

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TEXT);

  @Test
  void the_schema_is_itself_good_JSON_Schema() {
    var meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(TEXT, InputFormat.JSON)).isEmpty();
  }

  @Test
  void the_demo_salon_and_the_least_document_are_good_for_both() {
    for (var document : List.of(QuotedDocument.salon(), document(""))) {
      assertThat(SCHEMA.validate(document, InputFormat.JSON)).isEmpty();
      assertThat(problems(document)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("broken")
  void what_is_broken_is_refused_by_both(String document) {
    assertThat(problems(document)).isNotEmpty();
    assertThat(SCHEMA.validate(document, InputFormat.JSON)).isNotEmpty();
  }

  static List<String> broken() {
    var match = "'match':{'exact':['a']},";
    var due = "'start':'follow','due':";
    return List.of(
        "[]",
        "{}",
        "{\"shop\":{\"name\":\"a\"}}",
        document("'shop':{}"),
        document("'shop':{'name':''}"),
        document("'shop':{'name':1}"),
        document("'shop':{'name':'" + "x".repeat(61) + "'}"),
        document("'keywordRule':[]"),
        document("'responseHours':{}"),
        document("'responseHours':{'weekdays':{'monday':[]}}"),
        document("'responseHours':{'weekdays':{'mon':'10:00-19:00'}}"),
        document("'responseHours':{'weekdays':{'mon':['10-19']}}"),
        document("'responseHours':{'weekdays':{},'nationalHolidays':'open'}"),
        document("'responseHours':{'weekdays':{},'closedMonthly':[{'nth':6,'weekday':'tue'}]}"),
        document("'responseHours':{'weekdays':{},'closedMonthly':[{'nth':-3,'weekday':'tue'}]}"),
        document("'responseHours':{'weekdays':{},'closedMonthly':[{'nth':1}]}"),
        document("'responseHours':{'weekdays':{},'holidayEve':'18:00-26:00'}"),
        document("'responseHours':{'weekdays':{},'closedMovesPastHolidays':'yes'}"),
        document("'responseHours':{'weekdays':{},'closedYearly':[{'from':'12-30'}]}"),
        document("'responseHours':{'weekdays':{},'dates':{'12/28':[]}}"),
        document("'responseHours':{'weekdays':{},'dates':{'2026-12-28':'x'}}"),
        document("'responseHours':{'weekdays':{},'busy':{}}"),
        document("'responseHours':{'weekdays':{},'busy':{'until':'2026-12-01T10:00'}}"),
        document("'responseMode':'bot'"),
        document("'closedNotice':{}"),
        document("'closedNotice':{'messages':[]}"),
        document("'closedNotice':{'messages':['a','a','a','a','a','a']}"),
        document("'closedNotice':{'messages':['']}"),
        document("'closedNotice':{'messages':[{'text':'a'}]}"),
        document("'closedNotice':{'messages':[{'type':'txt'}]}"),
        document("'greeting':{'new':['a']}"),
        document("'handover':'1h'"),
        document("'handover':'P'"),
        document("'handover':'PT'"),
        document("'handover':'P1DT'"),
        document("'handover':'-PT1H'"),
        document("'quietHours':{'from':'21:00'}"),
        document("'quietHours':{'from':'21:00','until':'24:00'}"),
        document("'pushWhenReplyFails':'yes'"),
        document("'quota':30"),
        document("'quota':{'keepBack':-1}"),
        document("'quota':{'keepBack':1000001}"),
        document("'quota':{'keepBack':1.5}"),
        document("'quota':{'keepBack':'30'}"),
        document("'quota':{'keep':30}"),
        document("'keepMessagesDays':0"),
        document("'keepMessagesDays':1.5"),
        rule("'answer':['a']"),
        rule("'match':{},'answer':['a']"),
        rule("'match':{'exact':['a'],'contains':['a']},'answer':['a']"),
        rule("'match':{'exact':[]},'answer':['a']"),
        rule("'match':{'exact':'a'},'answer':['a']"),
        rule("'match':{'regex':''},'answer':['a']"),
        rule(match + "'groups':false"),
        rule(match + "'answer':['a'],'answers':[['a']]"),
        rule(match + "'answers':['a']"),
        rule(match + "'answer':['a'],'pick':'first'"),
        rule(match + "'answer':['a'],'active':'night'"),
        rule(match + "'answer':['a'],'from':'12-01'"),
        rule(match + "'actions':{'status':'open'}"),
        rule(match + "'actions':{'tag':['a']}"),
        plan("'due':{'after':'PT1H'}"),
        plan("'start':'follow'"),
        plan(due + "{}"),
        plan(due + "{'sameDayAt':'20:00','after':'PT1H'}"),
        plan(due + "{'sameDayAt':'20:00','within':'PT1H'}"),
        plan(due + "{'after':'PT1H','latest':'20:00'}"),
        plan(due + "{'sameDayAt':'8pm'}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT30M", "P1D", "P1DT2H3M4S", "PT90S", "P0D", "PT1H1S"})
  void a_duration_is_good_for_both(String duration) {
    var document = document("'handover':'" + duration + "'");
    assertThat(problems(document)).isEmpty();
    assertThat(SCHEMA.validate(document, InputFormat.JSON)).isEmpty();
  }

  /**
   * Adds an unknown field to each object of the schema. The reader's problem then names the fields
   * that it knows in that object.
   */
  @Test
  void the_reader_and_the_schema_know_the_same_fields() {
    var inSchema = new TreeMap<String, Set<String>>();
    var strange = strange(ROOT, "", inSchema);
    var inReader = new TreeMap<String, Set<String>>();
    for (var validationProblem : problems(JsonText.write(strange))) {
      var known = KNOWN.matcher(validationProblem.en());
      if (known.find())
        inReader.put(
            validationProblem.at().replaceFirst("\\.?" + STRANGER + "$", ""),
            new TreeSet<>(List.of(known.group(1).split(", "))));
    }
    assertThat(inReader).isEqualTo(inSchema);
    assertThat(inSchema).hasSizeGreaterThan(10);
  }

  /**
   * Returns a value of the schema's form with the stranger in each object. Records the known names
   * of each object in {@code names}.
   */
  private static Json strange(Map<String, Json> schema, String at, Map<String, Set<String>> names) {
    if (schema.get("$ref") instanceof Json.Str(var ref)) return strange(definition(ref), at, names);
    if (schema.get("items") instanceof Json.Obj(var items))
      return new Json.Arr(List.of(strange(items, at + "[0]", names)));
    if (!(schema.get("properties") instanceof Json.Obj(var properties))) return json("[]");
    names.put(at, new TreeSet<>(properties.keySet()));
    var value = new LinkedHashMap<String, Json>();
    value.put(STRANGER, new Json.Null());
    properties.forEach(
        (name, field) ->
            value.put(name, strange(fields(field), at.isEmpty() ? name : at + "." + name, names)));
    return Json.obj(value);
  }

  private static Map<String, Json> definition(String ref) {
    var name = ref.substring("#/$defs/".length());
    // LINE's own object; MessageValidator covers it.
    if (name.equals("message")) return Map.of();
    return fields(fields(ROOT.get("$defs")).get(name));
  }

  @Test
  void everything_the_schema_names_is_described_in_japanese_and_english() {
    described(ROOT, "");
  }

  private static Map<String, Json> target(Map<String, Json> schema) {
    return schema.get("$ref") instanceof Json.Str(var ref) ? definition(ref) : Map.of();
  }

  private static void described(Map<String, Json> schema, String at) {
    for (var part : List.of("properties", "$defs"))
      if (schema.get(part) instanceof Json.Obj(var named))
        named.forEach(
            (name, json) -> {
              var field = fields(json);
              var title =
                  field.get("title") == null ? target(field).get("title") : field.get("title");
              if (part.equals("properties") && !name.equals("type"))
                assertThat(title)
                    .as(at + "." + name)
                    .isInstanceOfSatisfying(
                        Json.Str.class, said -> assertThat(said.value()).contains(" / "));
              described(field, at + "." + name);
            });
    if (schema.get("items") instanceof Json.Obj(var items)) described(items, at + "[]");
  }
}
