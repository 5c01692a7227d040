package rusuban.settings.warning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import rusuban.core.ValidationProblem;
import rusuban.core.chat.ResponseMode;
import rusuban.core.content.Variable;
import rusuban.core.content.Variables;
import rusuban.core.keyword.KeywordMatcher;
import rusuban.core.keyword.MatchCondition;
import rusuban.core.keyword.NormalizedText;
import rusuban.core.keyword.RuleEntry;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.Settings;
import rusuban.json.Json;
import rusuban.settings.ObjectFieldReader;

/**
 * Warnings about buttons whose tap gets no automatic answer. A rule that works only at some hours
 * counts as an answer, since the notices answer outside them. A rule after its last day does not,
 * and neither does one that is off.
 */
final class TapWarnings {
  private final Settings settings;
  private final KeywordMatcher<KeywordRule> anywhere;
  private final KeywordMatcher<KeywordRule> inGroups;
  private final Set<String> onData = new HashSet<>();
  private final Set<String> told = new HashSet<>();
  private final List<ValidationProblem> found = new ArrayList<>();

  /**
   * A button.
   *
   * @param at the path of its action
   * @param said the text that a tap sends for the customer, empty if there is none
   */
  private record Tap(String at, Json.Obj action, Optional<String> said) {
    String label() {
      return ObjectFieldReader.quoted(action.text("label").or(() -> said).orElse(""));
    }
  }

  private TapWarnings(Settings settings, Predicate<KeywordRule> ended) {
    this.settings = settings;
    var living = settings.rules().stream().filter(ended.negate()).toList();
    anywhere = matcher(living);
    for (var rule : living)
      if (rule.matchCondition() instanceof MatchCondition.Postback(var data)) onData.addAll(data);
    inGroups = matcher(living.stream().filter(KeywordRule::groups).toList());
  }

  private static KeywordMatcher<KeywordRule> matcher(List<KeywordRule> rules) {
    return KeywordMatcher.compile(
        rules.stream().map(rule -> new RuleEntry<>(rule, rule.matchCondition())).toList());
  }

  static List<ValidationProblem> of(
      Settings settings, List<OutgoingMessages> spoken, Predicate<KeywordRule> ended) {
    // Staff answer taps as well if they answer everything.
    if (settings.mode() == ResponseMode.STAFF) return List.of();
    var warnings = new TapWarnings(settings, ended);
    spoken.forEach(warnings::look);
    return List.copyOf(warnings.found);
  }

  private void look(OutgoingMessages outgoingMessages) {
    var taps = new ArrayList<Tap>();
    for (int i = 0; i < outgoingMessages.messages().size(); i++)
      taps(outgoingMessages.messages().get(i), outgoingMessages.at() + "[" + i + "]", taps);
    if (outgoingMessages.hands() && !taps.isEmpty())
      warn(
          taps.getFirst().at(),
          "このルールは callStaff でスタッフに引き継ぐため、ボタンを押されても handover（"
              + settings.handover().written()
              + "）の間は自動で答えません。",
          "This rule hands over with callStaff: for handover ("
              + settings.handover().written()
              + ") no tap on its buttons is answered automatically.");
    else taps.stream().filter(tap -> !isAnswered(tap, outgoingMessages)).forEach(this::unanswered);
  }

  private boolean isAnswered(Tap tap, OutgoingMessages outgoingMessages) {
    if (!outgoingMessages.inGroups() && !settings.defaultReply().isEmpty()) return true;
    if (tap.action().text("data").filter(onData::contains).isPresent()) return true;
    return tap.said().filter(said -> isAnswered(said, outgoingMessages)).isPresent();
  }

  private boolean isAnswered(String written, OutgoingMessages outgoingMessages) {
    var variables = Variables.usedIn(List.of(Json.textMessage(written)));
    variables.remove(Variable.SHOP_NAME);
    // The text of this button is known only on sending.
    if (!variables.isEmpty()) return true;
    var said = written.replace(Variable.SHOP_NAME.written(), settings.shopName());
    var rules = outgoingMessages.inGroups() ? inGroups : anywhere;
    return rules.matches(new NormalizedText(said)).iterator().hasNext();
  }

  private void unanswered(Tap tap) {
    if (!told.add(tap.said().orElse("") + "\n" + tap.action().text("data").orElse(""))) return;
    var said = tap.said().map(ObjectFieldReader::quoted);
    warn(
        tap.at(),
        "ボタン「"
            + tap.label()
            + "」を押しても、答えるルールがありません"
            + said.map(text -> "（送られる言葉は「" + text + "」）").orElse("")
            + "。ルールを足すか、ボタンを直してください。",
        "No rule answers a tap on the button \""
            + tap.label()
            + "\""
            + said.map(text -> ", which says \"" + text + "\"").orElse("")
            + ". Add a rule or change the button.");
  }

  /** Adds all actions in a message that reach the account, at any place. */
  private static void taps(Json json, String at, List<Tap> taps) {
    switch (json) {
      case Json.Obj object -> {
        tap(object, at).ifPresent(taps::add);
        object.fields().forEach((name, value) -> taps(value, at + "." + name, taps));
      }
      case Json.Arr(var items) -> {
        for (int i = 0; i < items.size(); i++) taps(items.get(i), at + "[" + i + "]", taps);
      }
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private static Optional<Tap> tap(Json.Obj object, String at) {
    return switch (object.text("type").orElse("")) {
      case "message" -> Optional.of(new Tap(at, object, object.text("text")));
      // A tap that opens the keyboard or the menu has already shown its effect.
      case "postback" ->
          Optional.of(new Tap(at, object, object.text("displayText").or(() -> object.text("text"))))
              .filter(_ -> object.get("inputOption").isEmpty());
      case "datetimepicker" -> Optional.of(new Tap(at, object, Optional.empty()));
      default -> Optional.empty();
    };
  }

  private void warn(String at, String ja, String en) {
    found.add(new ValidationProblem(at, ja, en));
  }
}
