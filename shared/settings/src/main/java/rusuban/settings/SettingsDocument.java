package rusuban.settings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import rusuban.core.Json;
import rusuban.core.Problem;
import rusuban.core.content.MessageCheck;
import rusuban.core.settings.Settings;
import rusuban.settings.Fields.MessageRules;

/**
 * The settings document of one account, as docs/settings.schema.json describes it: JSON text in,
 * settings or problems out.
 */
public final class SettingsDocument {
  /**
   * DynamoDB keeps items of at most 400 KB; the rest of the item and its keys need little
   * (Developer Guide, "Quotas").
   */
  public static final int MOST_BYTES = 380_000;

  private SettingsDocument() {}

  /** What reading a document came to. */
  public sealed interface Read {

    /** It can go live. */
    record Good(Settings settings) implements Read {

      /**
       * Finds what is allowed but can hardly be meant. Looked for when a person asks, not by who
       * answers.
       *
       * @param now when the document would go live
       */
      public List<Problem> warnings(Instant now) {
        return Warnings.of(settings, now);
      }
    }

    /** It cannot, for all of these reasons, of which there is at least one. */
    record Bad(List<Problem> problems) implements Read {
      public Bad {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Reads a document, however broken it is; nothing is thrown for what a person wrote. */
  public static Read read(String text) {
    return read(text, MOST_BYTES);
  }

  /**
   * Reads a document that was good when it was saved. Its messages are not held against LINE's
   * limits again: that is most of the work, on the way of the first message that meets a version,
   * and a limit that a later release knows better must not silence a shop.
   */
  public static Read readSaved(String text) {
    return read(text, MOST_BYTES, (_, _) -> List.of());
  }

  /** The same with a size limit of its own, for tests of what lies beyond the store's. */
  static Read read(String text, int mostBytes) {
    return read(text, mostBytes, MessageCheck::checkWithVariables);
  }

  private static Read read(String text, int mostBytes, MessageRules rules) {
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    if (size > mostBytes)
      return bad(
          Fields.WHOLE,
          "設定が大きすぎます（上限" + mostBytes + "バイト、いまは" + size + "バイト）。",
          "The document is too large: at most " + mostBytes + " bytes, found " + size + ".");
    var written = JsonPlaces.withoutMark(text);
    try {
      return read(JsonText.parse(written), rules);
    } catch (MalformedJsonException e) {
      return malformed(written, e);
    }
  }

  private static Read malformed(String text, MalformedJsonException refused) {
    var places = JsonPlaces.in(text);
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
    var problems = new ArrayList<Problem>();
    Settings settings = SettingsReader.read(new Fields(json, "", problems, rules));
    return problems.isEmpty() ? new Read.Good(settings) : new Read.Bad(problems);
  }

  private static Read bad(String at, String ja, String en) {
    return new Read.Bad(List.of(new Problem(at, ja, en)));
  }
}
