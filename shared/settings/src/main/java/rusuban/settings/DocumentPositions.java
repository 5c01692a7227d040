package rusuban.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rusuban.core.ValidationProblem;
import rusuban.json.Json;
import rusuban.json.JsonPosition;
import rusuban.json.JsonText;

/**
 * The places of the values of a JSON text, by path, and its first fault. Only tools for people who
 * correct a file use it; no function does.
 */
public final class DocumentPositions {
  /** Mark that some editors write before a UTF-8 text. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final Pattern LINE_AND_COLUMN = Pattern.compile("[0-9]+:[0-9]+");
  private static final Pattern IN_A_LIST =
      Pattern.compile("(keywordRules|followUps)\\[([0-9]{1,9})\\]");

  private final String text;
  private final Map<String, Integer> offsets;
  private final Optional<JsonSyntaxError> fault;
  private @Nullable Json document;

  private DocumentPositions(
      String text, Map<String, Integer> offsets, Optional<JsonSyntaxError> fault) {
    this.text = text;
    this.offsets = offsets;
    this.fault = fault;
  }

  /** Returns the places in this text, or those before its first fault if it is not JSON. */
  public static DocumentPositions in(String text) {
    var written = withoutMark(text);
    var scan = new JsonScanner(written);
    Optional<JsonSyntaxError> fault = scan.run();
    return new DocumentPositions(written, scan.offsets(), fault);
  }

  /**
   * Returns the place of the value with this path, such as {@code keywordRules[3].match}. It is the
   * name of a field or the item of a list. A path without a value has the place of the nearest
   * value around it.
   */
  public JsonPosition of(String path) {
    for (var at = path; !at.isEmpty(); at = around(at)) {
      // A single answer has the same path in answer and in answers.
      var offset = offsets.get(at);
      if (offset == null) offset = offsets.get(at.replace(".answer[", ".answers[0]["));
      if (offset != null) return place(offset);
    }
    return place(offsets.getOrDefault("", 0));
  }

  /**
   * Returns the place of a problem for a person: line and column, path, and the id around it. The
   * id is that of the rule or follow-up, such as in {@code 12:7 keywordRules[3].match (booking)}. A
   * fault of the text itself has a place and no path.
   */
  public String label(ValidationProblem validationProblem) {
    if (LINE_AND_COLUMN.matcher(validationProblem.at()).matches()) return validationProblem.at();
    var id =
        idAround(validationProblem.at())
            .map(each -> " (" + ObjectFieldReader.quoted(each) + ")")
            .orElse("");
    return of(validationProblem.at()) + " " + validationProblem.at() + id;
  }

  private Optional<String> idAround(String path) {
    var in = IN_A_LIST.matcher(path);
    if (!in.lookingAt() || !(document() instanceof Json.Obj root)) return Optional.empty();
    return root.get(in.group(1))
        .map(list -> list instanceof Json.Arr(var items) ? items : List.<Json>of())
        .filter(items -> Integer.parseInt(in.group(2)) < items.size())
        .map(items -> items.get(Integer.parseInt(in.group(2))))
        .flatMap(item -> item instanceof Json.Obj object ? object.text("id") : Optional.empty());
  }

  private Json document() {
    if (document == null) document = JsonText.parse(text);
    return document;
  }

  /** Returns the text without a leading byte order mark. */
  static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static String around(String path) {
    int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return end < 0 ? "" : path.substring(0, end);
  }

  Optional<JsonSyntaxError> fault() {
    return fault;
  }

  JsonPosition place(int offset) {
    return JsonPosition.of(text, offset);
  }
}
