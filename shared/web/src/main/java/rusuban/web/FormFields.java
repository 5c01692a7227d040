package rusuban.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of an HTML form or of a query string (URL Standard, "application/x-www-form-urlencoded
 * parsing"). A name may have several values.
 */
public final class FormFields {
  private final Map<String, List<String>> values;

  private FormFields(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Parses the text of a form. Any text is a form. */
  public static FormFields parse(String text) {
    var values = new LinkedHashMap<String, List<String>>();
    for (var pair : text.split("&", -1)) {
      if (pair.isEmpty()) continue;
      var parts = pair.split("=", 2);
      values
          .computeIfAbsent(decoded(parts[0]), _ -> new ArrayList<>())
          .add(parts.length == 2 ? decoded(parts[1]) : "");
    }
    return new FormFields(values);
  }

  /** Returns the last value of this name. */
  public Optional<String> last(String name) {
    var all = values.get(name);
    return all == null ? Optional.empty() : Optional.of(all.getLast());
  }

  /** Returns the last value of this name, or an empty text. */
  public String text(String name) {
    return last(name).orElse("");
  }

  /** Returns all values of this name, in their order. */
  public List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /** Returns all names, in the order of their first value. */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** Returns whether the form has a field of this name. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException _) {
      return text; // a stray percent sign stands for itself, as in browsers
    }
  }

  /** Returns only the names. Values may hold what a customer or a member of staff wrote. */
  @Override
  public String toString() {
    return "FormFields" + values.keySet();
  }
}
