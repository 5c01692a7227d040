package rusuban.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rusuban.core.Json;
import rusuban.core.Problem;

/**
 * The places of the values of a JSON text, by their paths, and its first fault. Made for people who
 * mend a file: no function needs it.
 */
public final class JsonPlaces {
  /** What some editors put before the text to say that it is UTF-8. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final Pattern LINE_AND_COLUMN = Pattern.compile("[0-9]+:[0-9]+");
  private static final Pattern IN_A_LIST =
      Pattern.compile("(keywordRules|followUps)\\[([0-9]{1,9})\\]");

  private final String text;
  private final Map<String, Integer> offsets;
  private final Optional<JsonFault> fault;
  private @Nullable Json document;

  private JsonPlaces(String text, Map<String, Integer> offsets, Optional<JsonFault> fault) {
    this.text = text;
    this.offsets = offsets;
    this.fault = fault;
  }

  /** The places in this text; in one that is not JSON, those before its first fault. */
  public static JsonPlaces in(String text) {
    var written = withoutMark(text);
    var scan = new JsonScan(written);
    Optional<JsonFault> fault = scan.run();
    return new JsonPlaces(written, scan.offsets(), fault);
  }

  /**
   * The place of the value with this path, such as {@code keywordRules[3].match}: a field's name or
   * a list's item. For a path that is not in the text, the place of the nearest value around it.
   */
  public JsonPlace of(String path) {
    for (var at = path; !at.isEmpty(); at = around(at)) {
      // A rule's one answer has the same path whether it is written as answer or as answers.
      var offset = offsets.get(at);
      if (offset == null) offset = offsets.get(at.replace(".answer[", ".answers[0]["));
      if (offset != null) return place(offset);
    }
    return place(offsets.getOrDefault("", 0));
  }

  /**
   * The place of what a problem speaks of, for a person: line and column, the path, and the id of
   * the rule or follow-up that it is in, such as {@code 12:7 keywordRules[3].match (booking)}. A
   * fault of the text itself has a place and no path.
   */
  public String label(Problem problem) {
    if (LINE_AND_COLUMN.matcher(problem.at()).matches()) return problem.at();
    var id = idAround(problem.at()).map(each -> " (" + Fields.quoted(each) + ")").orElse("");
    return of(problem.at()) + " " + problem.at() + id;
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

  /** Returns the text without a byte order mark before it. */
  static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static String around(String path) {
    int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return end < 0 ? "" : path.substring(0, end);
  }

  Optional<JsonFault> fault() {
    return fault;
  }

  JsonPlace place(int offset) {
    return JsonPlace.of(text, offset);
  }
}
