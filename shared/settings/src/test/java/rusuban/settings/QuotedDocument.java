package rusuban.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rusuban.core.ValidationProblem;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.settings.SettingsDocument.Read;

/** Documents in an owner's notation for tests, with single quotes for double ones. */
final class QuotedDocument {
  private static final String LEAST =
      """
      {'shop':{'name':'ひだまり'},'responseHours':{'weekdays':{'tue':['10:00-19:00']}}}\
      """;

  /** Time at which tests check documents. */
  static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

  private QuotedDocument() {}

  /** Returns the document of the demo salon. */
  static String salon() {
    return file("examples/salon.json");
  }

  /** Returns a file of the project. */
  static String file(String name) {
    try {
      return Files.readString(Path.of("../..").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Json json(String text) {
    return JsonText.parse(text.replace('\'', '"'));
  }

  /** Returns the smallest document with these fields, which may replace its own. */
  static String document(String fields) {
    var all = new LinkedHashMap<String, Json>(fields(json(LEAST)));
    all.putAll(fields(json("{" + fields + "}")));
    return JsonText.write(Json.obj(all));
  }

  /** Returns a document with one rule of these fields and a fixed id. */
  static String rule(String fields) {
    return document("'keywordRules':[{'id':'r'," + fields + "}]");
  }

  /** Returns a document with one follow-up of these fields and a fixed id and messages. */
  static String plan(String fields) {
    return document("'followUps':[{'id':'p','messages':['お礼']," + fields + "}]");
  }

  static Map<String, Json> fields(@Nullable Json json) {
    if (json instanceof Json.Obj(var fields)) return fields;
    throw new AssertionError("not an object");
  }

  static Read.Good good(String document) {
    return switch (SettingsDocument.read(document)) {
      case Read.Good good -> good;
      case Read.Bad(var problems) -> throw new AssertionError("refused: " + problems);
    };
  }

  static List<ValidationProblem> problems(String document) {
    return switch (SettingsDocument.read(document)) {
      case Read.Good _ -> List.of();
      case Read.Bad(var problems) -> problems;
    };
  }
}
