package rusuban.console.replies;

import java.util.List;
import java.util.Optional;

/**
 * The data of the page 返信.
 *
 * @param total the number of all rules
 * @param text the words that were sought
 * @param show the word of the filter
 * @param page the number of the page of rules, from 1
 * @param newer the address of the page of rules before this one
 * @param older the address of the page of rules after this one
 * @param order the hash of the rules' order
 * @param canEdit whether the person may change the draft
 * @param problems why the last action was not done
 */
public record RepliesView(
    List<FixedRow> fixed,
    List<RuleRow> rules,
    int total,
    String text,
    String show,
    int page,
    List<FilterChip> filters,
    Optional<String> newer,
    Optional<String> older,
    String order,
    boolean canEdit,
    List<String> problems) {

  public RepliesView {
    fixed = List.copyOf(fixed);
    rules = List.copyOf(rules);
    filters = List.copyOf(filters);
    problems = List.copyOf(problems);
  }

  /** One filter, with the number of rules that it shows. */
  public record FilterChip(String address, String label, int count, boolean isChosen) {}

  /**
   * One message of every shop.
   *
   * @param text the beginning of its words
   * @param warnings the number of warnings
   */
  public record FixedRow(
      String address, String icon, String title, String text, String when, int warnings) {}

  /**
   * One keyword rule.
   *
   * @param address the segment of its address
   * @param number its place, from 1
   * @param words its first words
   * @param moreWords the number of the others
   * @param pills the words for when it works
   * @param kind the words for what it does
   * @param hash the hash of its section
   * @param above the rule before it, by number and name
   * @param below the rule after it
   */
  public record RuleRow(
      String address,
      int number,
      String name,
      boolean isOn,
      List<String> words,
      int moreWords,
      List<String> pills,
      String kind,
      List<RowWarning> warnings,
      String hash,
      Optional<String> above,
      Optional<String> below) {
    public RuleRow {
      words = List.copyOf(words);
      pills = List.copyOf(pills);
      warnings = List.copyOf(warnings);
    }
  }

  /** A warning about a rule, with the rules that cause it. */
  public record RowWarning(String text, List<RuleLink> by) {
    public RowWarning {
      by = List.copyOf(by);
    }
  }

  /** A link to a rule, such as 4「予約」. */
  public record RuleLink(String address, String label) {}
}
