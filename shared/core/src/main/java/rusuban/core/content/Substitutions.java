package rusuban.core.content;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import rusuban.core.Json;

/** Check of the braces of "Text message (v2)": each names an entry of {@code substitution}. */
final class Substitutions {
  private static final int MOST_OF_A_KIND = 20;
  private static final Pattern PART = Pattern.compile("\\{\\{|}}|\\{([^{}]*)}|[{}]");

  private Substitutions() {}

  static void check(Json.Obj message, Path at, Findings findings) {
    var where = at.field("text");
    var uses = new HashMap<String, Integer>();
    var parts = PART.matcher(message.text("text").orElse(""));
    while (parts.find()) {
      var key = parts.group(1);
      if (key != null) {
        use(message, key, where, findings, uses);
      } else if (parts.group().length() == 1) {
        findings.add(
            where,
            "{ と } は対で使うか、文字として {{ }} と書いてください。",
            "{ and } must come in pairs; as characters write {{ and }}");
      }
    }
    uses.forEach((type, count) -> checkCount(type, count, where, findings));
  }

  private static void use(
      Json.Obj message, String key, Path at, Findings findings, Map<String, Integer> uses) {
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
      findings.add(
          at,
          "%s の置き換えが substitution にありません。".formatted(Quoted.string("{" + key + "}")),
          "substitution has no entry for %s".formatted(Quoted.string("{" + key + "}")));
    }
  }

  private static void checkCount(String type, int count, Path at, Findings findings) {
    if (count > MOST_OF_A_KIND) {
      findings.add(
          at,
          "%s は%d個までです（いまは%d個）。".formatted(type, MOST_OF_A_KIND, count),
          "at most %d of %s, found %d".formatted(MOST_OF_A_KIND, type, count));
    }
  }
}
