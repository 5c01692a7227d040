package rusuban.core.keyword;

import com.google.re2j.Pattern;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules, indexed by their words. Numbers represent rules and words; rules are in order of priority.
 *
 * @param anywhere rules to check if the word is in the text
 * @param atStart rules to check if the text begins with the word
 * @param whole rules to check if the text is the word
 * @param regexes rules to check for every text
 * @param regexUnits the number of UTF-16 units of a text that regular expressions search
 */
record CompiledRules<R>(
    List<Candidate<R>> candidates,
    WordAutomaton automaton,
    RuleLists anywhere,
    RuleLists atStart,
    RuleLists whole,
    RuleList regexes,
    int regexUnits) {

  /** Remaining conditions of a rule after one of its words was found. */
  record Candidate<R>(
      R rule, List<Integer> required, List<Integer> excluded, Optional<Pattern> regex) {

    /**
     * Returns whether the text has all that the rule requires and none of its exclusions.
     *
     * @param text the beginning of the text that regular expressions search
     * @param found the words of the whole text
     */
    boolean takes(String text, BitSet found) {
      for (int word : required) if (!found.get(word)) return false;
      for (int word : excluded) if (found.get(word)) return false;
      return regex.isEmpty() || regex.get().matcher(text).find();
    }
  }

  /** Numbers of rules, ascending. */
  static final class RuleList {
    static final RuleList EMPTY = new RuleList(List.of());

    private final int[] rules;

    RuleList(List<Integer> ascending) {
      rules = ascending.stream().mapToInt(Integer::intValue).toArray();
    }

    int size() {
      return rules.length;
    }

    int get(int index) {
      return rules[index];
    }
  }

  /** A list of rules for each word that has one. */
  static final class RuleLists {
    private final RuleList[] byWord;

    RuleLists(Map<Integer, List<Integer>> rulesByWord, int words) {
      byWord = new RuleList[words];
      for (int word = 0; word < words; word++) {
        var rules = rulesByWord.getOrDefault(word, List.of());
        byWord[word] = rules.isEmpty() ? RuleList.EMPTY : new RuleList(rules);
      }
    }

    RuleList of(int word) {
      return byWord[word];
    }
  }
}
