package rusuban.core.content.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import rusuban.core.content.JsonPath;
import rusuban.core.content.SafeQuote;
import rusuban.json.Json;

/** Check of the braces of "Text message (v2)": each names an entry of {@code substitution}. */
final class SubstitutionValidator {
  private static final int MOST_OF_A_KIND = 20;
  private static final Pattern PART = Pattern.compile("\\{\\{|}}|\\{([^{}]*)}|[{}]");

  private SubstitutionValidator() {}

  static void check(Json.Obj message, JsonPath at, ValidationErrors validationErrors) {
    var where = at.field("text");
    var uses = new HashMap<String, Integer>();
    var parts = PART.matcher(message.text("text").orElse(""));
    while (parts.find()) {
      var key = parts.group(1);
      if (key != null) {
        use(message, key, where, validationErrors, uses);
      } else if (parts.group().length() == 1) {
        validationErrors.add(
            where,
            "{ と } は対で使うか、文字として {{ }} と書いてください。",
            "{ and } must come in pairs; as characters write {{ and }}");
      }
    }
    uses.forEach((type, count) -> checkCount(type, count, where, validationErrors));
  }

  private static void use(
      Json.Obj message,
      String key,
      JsonPath at,
      ValidationErrors validationErrors,
      Map<String, Integer> uses) {
    var entry =
        message.get("substitution").orElse(null) instanceof Json.Obj entries
            ? entries.get(key)
            : Optional.<Json>empty();
    if (entry.isPresent()) {
      var type = entry.get() instanceof Json.Obj object ? object.text("type").orElse("") : "";
      if (type.equals("mention") || type.equals("emoji")) {
        uses.merge(type, 1, Integer::sum);
      }
    } else {
      validationErrors.add(
          at,
          "%s の置き換えが substitution にありません。".formatted(SafeQuote.string("{" + key + "}")),
          "substitution has no entry for %s".formatted(SafeQuote.string("{" + key + "}")));
    }
  }

  private static void checkCount(
      String type, int count, JsonPath at, ValidationErrors validationErrors) {
    if (count > MOST_OF_A_KIND) {
      validationErrors.add(
          at,
          "%s は%d個までです（いまは%d個）。".formatted(type, MOST_OF_A_KIND, count),
          "at most %d of %s, found %d".formatted(MOST_OF_A_KIND, type, count));
    }
  }
}
