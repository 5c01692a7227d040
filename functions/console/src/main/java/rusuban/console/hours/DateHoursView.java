package rusuban.console.hours;

import java.util.List;

/**
 * The data of the page of one date.
 *
 * @param canEdit whether the person may change the draft
 * @param expected the hash of the section, which the form carries
 * @param conflict the words for a conflict; otherwise empty
 * @param path the page's own address
 * @param hours the saved hours of the date, in words
 * @param rule the rule that decides them, in words
 * @param usual the hours without a rule for this date alone, in words
 * @param sentences what customers read on that date
 */
public record DateHoursView(
    boolean canEdit,
    String expected,
    String conflict,
    String path,
    String hours,
    String rule,
    String usual,
    DayForm form,
    List<Sentence> sentences) {

  public DateHoursView {
    sentences = List.copyOf(sentences);
  }

  /** A sentence with a variable, before and after its value. */
  public record Sentence(String before, String value) {}
}
