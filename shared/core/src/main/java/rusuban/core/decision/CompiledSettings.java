package rusuban.core.decision;

import java.util.HashSet;
import java.util.Set;
import rusuban.core.hours.ResponseCalendar;
import rusuban.core.keyword.KeywordMatcher;
import rusuban.core.keyword.RuleEntry;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.Settings;
import rusuban.core.shop.ShopState;
import rusuban.core.shop.ShopSwitch;

/**
 * Settings compiled for decisions: rules and calendar. They are compiled once for a version and a
 * state of the shop, not for each message.
 *
 * @param settings as the owner wrote them
 * @param calendar the response hours and the switches of the state
 * @param matcher all keyword rules at once
 * @param ruleIds the ids of the rules
 * @param state the shop's state, which the calendar contains
 * @param tapResolver the rules and texts of buttons
 */
public record CompiledSettings(
    Settings settings,
    ResponseCalendar calendar,
    KeywordMatcher<KeywordRule> matcher,
    Set<String> ruleIds,
    ShopState state,
    TapResolver tapResolver) {

  /** Compiles settings. */
  public static CompiledSettings of(Settings settings) {
    var ids = new HashSet<String>();
    settings.rules().forEach(rule -> ids.add(rule.id()));
    var entries =
        settings.rules().stream()
            .map(rule -> new RuleEntry<>(rule, rule.matchCondition()))
            .toList();
    return new CompiledSettings(
        settings,
        ResponseCalendar.of(settings.hours()),
        KeywordMatcher.compile(entries),
        Set.copyOf(ids),
        ShopState.NONE,
        new TapResolver(settings));
  }

  /** Returns the same settings with this state of the shop. */
  public CompiledSettings in(ShopState now) {
    if (now.equals(state)) return this;
    var calendar =
        ResponseCalendar.of(
            settings.hours(),
            now.closed().map(ShopSwitch::timed),
            now.busy().map(ShopSwitch::timed));
    return new CompiledSettings(settings, calendar, matcher, ruleIds, now, tapResolver);
  }
}
