package rusuban.core.decision;

import java.util.HashSet;
import java.util.Set;
import rusuban.core.hours.ResponseCalendar;
import rusuban.core.keyword.KeywordMatcher;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.Settings;

/**
 * Settings made ready to decide with: rules compiled and the calendar built, once for a version and
 * not for a message.
 *
 * @param settings as the owner set them
 * @param calendar the response hours
 * @param matcher all keyword rules at once
 * @param ruleIds the ids of the rules
 */
public record Ready(
    Settings settings,
    ResponseCalendar calendar,
    KeywordMatcher<KeywordRule> matcher,
    Set<String> ruleIds) {

  /** Makes settings ready. */
  public static Ready of(Settings settings) {
    var ids = new HashSet<String>();
    settings.rules().forEach(rule -> ids.add(rule.id()));
    var entries =
        settings.rules().stream()
            .map(rule -> new KeywordMatcher.Entry<>(rule, rule.match()))
            .toList();
    return new Ready(
        settings, settings.hours().calendar(), KeywordMatcher.compile(entries), Set.copyOf(ids));
  }
}
