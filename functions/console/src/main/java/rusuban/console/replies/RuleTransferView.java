package rusuban.console.replies;

import java.util.List;
import rusuban.settings.difference.TextRun;

/**
 * The data of the page that imports rules.
 *
 * @param text what was pasted
 * @param insteadOfAll whether the rules replace all others
 * @param isRead whether a text was read
 * @param count the number of rules in the text
 * @param problems why the text cannot go to the draft
 * @param moreProblems the number of further problems
 * @param changes the differences that it would make
 * @param moreChanges the number of further differences
 * @param checked the token of what was looked at; empty before a look without problems
 * @param isOutdated whether the rules have changed since the last look
 */
public record RuleTransferView(
    String text,
    boolean insteadOfAll,
    boolean isRead,
    int count,
    List<String> problems,
    int moreProblems,
    List<ChangeLine> changes,
    int moreChanges,
    String checked,
    boolean isOutdated) {
  static final RuleTransferView EMPTY =
      new RuleTransferView("", false, false, 0, List.of(), 0, List.of(), 0, "", false);

  public RuleTransferView {
    problems = List.copyOf(problems);
    changes = List.copyOf(changes);
  }

  /** One difference: its headline, and the changed words. */
  public record ChangeLine(String headline, List<TextRun> runs) {
    public ChangeLine {
      runs = List.copyOf(runs);
    }
  }

  /** Returns the size alone: the text holds messages. */
  @Override
  public String toString() {
    return "RuleTransferView[" + text.length() + "]";
  }
}
