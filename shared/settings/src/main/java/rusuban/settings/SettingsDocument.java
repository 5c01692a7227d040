package rusuban.settings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import rusuban.core.ValidationProblem;
import rusuban.core.content.MessageValidator;
import rusuban.core.settings.Settings;
import rusuban.json.IndentedJson;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.json.MalformedJsonException;
import rusuban.settings.ObjectFieldReader.MessageRules;
import rusuban.settings.warning.SettingsWarning;
import rusuban.settings.warning.SettingsWarnings;

/**
 * The settings document of one account, in the form of docs/settings.schema.json. JSON text becomes
 * settings or problems.
 */
public final class SettingsDocument {
  /**
   * Maximum size in bytes. DynamoDB stores items of at most 400 KB, and the item's other attributes
   * and keys need little (Developer Guide, "Quotas").
   */
  public static final int MOST_BYTES = 380_000;

  private SettingsDocument() {}

  /** Result of reading a document. */
  public sealed interface Read {

    /** The document can go live. */
    record Good(Settings settings) implements Read {

      /**
       * Returns warnings about content that is valid but hardly intended. Called for a person who
       * checks a document, never to answer a customer.
       *
       * @param now the time at which the document would go live
       */
      public List<ValidationProblem> warnings(Instant now) {
        return findings(now).stream()
            .filter(each -> !each.isNote())
            .map(SettingsWarning::problem)
            .toList();
      }

      /**
       * Returns the warnings, and the notes that explain valid settings, for a person who looks at
       * all rules.
       *
       * @param now the time at which the document would go live
       */
      public List<SettingsWarning> findings(Instant now) {
        return SettingsWarnings.of(settings, now);
      }
    }

    /** The document cannot go live, for at least one problem. */
    record Bad(List<ValidationProblem> problems) implements Read {
      public Bad {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Reads a document. A broken document gives problems, never an exception. */
  public static Read read(String text) {
    return read(text, MOST_BYTES);
  }

  /**
   * Reads a document that was good when it was saved, without checking its messages against LINE's
   * limits again. That check is most of the work, and the first message after a change would wait
   * for it. Also, a corrected limit of a later release must not silence a shop.
   */
  public static Read readSaved(String text) {
    return read(text, MOST_BYTES, (_, _) -> List.of());
  }

  /** Returns the reasons why a document cannot go live; none if it can. */
  public static List<ValidationProblem> problems(String text) {
    return switch (read(text)) {
      case Read.Good _ -> List.of();
      case Read.Bad(var problems) -> problems;
    };
  }

  /**
   * Returns the fields of a document that has passed every check, with the owner's notes.
   *
   * @throws MalformedJsonException if it is not JSON
   */
  public static Json.Obj parse(String text) {
    return (Json.Obj) JsonText.parse(DocumentPositions.withoutMark(text));
  }

  /** Returns the settings of a document that has passed every check. */
  public static Settings settings(Json.Obj document) {
    var problems = new ArrayList<ValidationProblem>();
    return SettingsReader.read(new ObjectFieldReader(document, "", problems, (_, _) -> List.of()));
  }

  /** Returns the text of a document, indented for people. */
  public static String write(Json.Obj document) {
    return IndentedJson.of(document);
  }

  /** Reads a document with another size limit, for tests beyond the store's limit. */
  static Read read(String text, int mostBytes) {
    return read(text, mostBytes, MessageValidator::checkWithVariables);
  }

  private static Read read(String text, int mostBytes, MessageRules rules) {
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    if (size > mostBytes)
      return bad(
          ObjectFieldReader.WHOLE,
          "設定が大きすぎます（上限" + mostBytes + "バイト、いまは" + size + "バイト）。",
          "The document is too large: at most " + mostBytes + " bytes, found " + size + ".");
    var written = DocumentPositions.withoutMark(text);
    try {
      return read(JsonText.parse(written), rules);
    } catch (MalformedJsonException e) {
      return malformed(written, e);
    }
  }

  private static Read malformed(String text, MalformedJsonException refused) {
    var places = DocumentPositions.in(text);
    return places
        .fault()
        .map(fault -> bad(places.place(fault.at()).toString(), fault.ja(), fault.en()))
        .orElseGet(
            () ->
                bad(
                    refused.line + ":" + refused.column,
                    "JSONとして読めません。カンマや引用符の過不足、大きすぎる数がないか確かめてください。",
                    "Not readable as JSON. Look for a comma or quotation mark too many or too few,"
                        + " or a number too large."));
  }

  private static Read read(Json json, MessageRules rules) {
    var problems = new ArrayList<ValidationProblem>();
    Settings settings = SettingsReader.read(new ObjectFieldReader(json, "", problems, rules));
    return problems.isEmpty() ? new Read.Good(settings) : new Read.Bad(problems);
  }

  private static Read bad(String at, String ja, String en) {
    return new Read.Bad(List.of(new ValidationProblem(at, ja, en)));
  }
}
