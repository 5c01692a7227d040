package rusuban.core.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rusuban.core.content.MessageButtons;
import rusuban.core.content.Variable;
import rusuban.core.event.EventContent;
import rusuban.core.keyword.KeywordMatcher;
import rusuban.core.keyword.MatchCondition;
import rusuban.core.keyword.NormalizedText;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.Settings;

/**
 * Rules that apply to a tap, resolved once for a settings version. LINE sends only a button's data.
 * Therefore the text that the button showed as the customer's own is looked up among the settings'
 * buttons. Of several buttons with the same data the first counts.
 */
final class TapResolver {
  private final Map<String, List<Integer>> rulesByData = new HashMap<>();
  private final Map<String, String> textByData = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final List<KeywordRule> rules;

  TapResolver(Settings settings) {
    rules = settings.rules();
    for (int i = 0; i < rules.size(); i++) {
      places.put(rules.get(i).id(), i);
      if (rules.get(i).matchCondition() instanceof MatchCondition.Postback(var data))
        for (var one : data) rulesByData.computeIfAbsent(one, _ -> new ArrayList<>()).add(i);
    }
    for (var button : MessageButtons.in(settings.messages()))
      if (button.kind() == MessageButtons.Kind.POSTBACK && button.says().isPresent())
        textByData.putIfAbsent(
            button.data().orElseThrow(), said(button.says().get(), settings.shopName()));
  }

  /** Returns the text with its only variable known before sending, the shop's name. */
  private static String said(String says, String shopName) {
    return says.replace(Variable.SHOP_NAME.written(), shopName);
  }

  /** Returns the text that this tap showed as the customer's own; empty if no button has one. */
  Optional<String> text(EventContent.PostbackEvent tap) {
    return tap.isMenuSwitch() ? Optional.empty() : Optional.ofNullable(textByData.get(tap.data()));
  }

  /** Returns the rules for the tap's data and for its text, in their order of priority. */
  List<KeywordRule> matches(EventContent.PostbackEvent tap, KeywordMatcher<KeywordRule> matcher) {
    var found = new ArrayList<>(rulesByData.getOrDefault(tap.data(), List.of()));
    text(tap)
        .ifPresent(
            text -> {
              for (var rule : matcher.matches(new NormalizedText(text)))
                found.add(places.get(rule.id()));
            });
    return found.stream().sorted().distinct().map(rules::get).toList();
  }
}
