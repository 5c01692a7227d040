package rusuban.core.keyword;

/**
 * A rule with the condition under which it matches.
 *
 * @param <R> the caller's rule
 */
public record RuleEntry<R>(R rule, MatchCondition matchCondition) {}
