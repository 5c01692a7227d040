package rusuban.core.decision.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rusuban.core.settings.Settings;

/**
 * Names of rules and follow-ups for people. A trace holds ids, and shows each by its name of today.
 *
 * @param rules the names of rules, by id
 * @param followUps the names of follow-ups, by id
 */
public record TraceNames(Map<String, String> rules, Map<String, String> followUps) {

  /** No names: every id is shown as it is. */
  public static final TraceNames IDS = new TraceNames(Map.of(), Map.of());

  public TraceNames {
    rules = Map.copyOf(rules);
    followUps = Map.copyOf(followUps);
  }

  /** Returns the names in these settings. */
  public static TraceNames of(Settings settings) {
    var rules = new HashMap<String, String>();
    settings.rules().forEach(rule -> rules.put(rule.id(), rule.shownName()));
    var followUps = new HashMap<String, String>();
    settings.followUps().forEach(plan -> followUps.put(plan.id(), plan.shownName()));
    return new TraceNames(rules, followUps);
  }

  /** Returns the name of a rule, or its id if it is gone. */
  String rule(String id) {
    return rules.getOrDefault(id, id);
  }

  /** Returns the name of a follow-up, or its id if it is gone. */
  String followUp(String id) {
    return followUps.getOrDefault(id, id);
  }

  /** Returns the names of rules. */
  List<String> rules(List<String> ids) {
    return ids.stream().map(this::rule).toList();
  }
}
