package rusuban.core.content;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rusuban.core.content.schema.Schema;
import rusuban.core.content.schema.ValidationErrors;

/** Check for variables that rendering will not replace as their writer meant them. */
final class VariableTypos {
  /** A known name in full-width braces or with spaces: certainly a variable, but not replaced. */
  private static final Pattern ALMOST =
      Pattern.compile(
          "[{｛][\\s\\u3000]*(" + String.join("|", Variable.words()) + ")[\\s\\u3000]*[}｝]");

  private VariableTypos() {}

  static void find(Schema.Text shape, String text, JsonPath at, ValidationErrors validationErrors) {
    var words = InterpolatedText.braces(text).results().map(found -> found.group(1));
    if (shape.shown()) {
      words.forEach(word -> unknown(word, at, validationErrors));
      almost(ALMOST.matcher(text), at, validationErrors);
    } else {
      words
          .flatMap(word -> Variable.named(word).stream())
          .forEach(variable -> misplaced(variable, at, validationErrors));
    }
  }

  private static void unknown(String word, JsonPath at, ValidationErrors validationErrors) {
    if (Variable.named(word).isPresent()) {
      return;
    }
    var known = String.join("", Variable.words().stream().map(w -> "{" + w + "}").toList());
    var near = SpellingSuggestion.to(word, Variable.words()).map(name -> "{" + name + "}");
    var written = SafeQuote.plain("{" + word + "}", 24);
    validationErrors.add(
        at,
        "%s という変数はありません。%s使えるのは %s です。"
            .formatted(written, near.map("%s のことですか。"::formatted).orElse(""), known),
        "there is no variable %s;%s known: %s"
            .formatted(written, near.map(" did you mean %s?"::formatted).orElse(""), known));
  }

  private static void misplaced(Variable variable, JsonPath at, ValidationErrors validationErrors) {
    validationErrors.add(
        at,
        "変数 %s はここでは置き換わりません。消してください。".formatted(variable.written()),
        "the variable %s is not filled in here; remove it".formatted(variable.written()));
  }

  private static void almost(Matcher almost, JsonPath at, ValidationErrors validationErrors) {
    while (almost.find()) {
      var right = "{" + almost.group(1) + "}";
      if (!almost.group().equals(right)) {
        validationErrors.add(
            at,
            "半角の波かっこで、空白を入れずに %s と書いてください。".formatted(right),
            "write %s with plain braces and no spaces".formatted(right));
      }
    }
  }
}
