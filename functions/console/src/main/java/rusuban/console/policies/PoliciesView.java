package rusuban.console.policies;

import java.util.List;
import java.util.Optional;
import rusuban.console.page.HoursChart;
import rusuban.core.decision.Quota;

/**
 * The data of the page 店の決めごと.
 *
 * @param canEdit whether the person may change the draft
 * @param expected the hash of the section, which the form carries
 * @param conflict the words for a conflict or for a document that cannot be; otherwise empty
 * @param night the quiet hours as a picture
 * @param nightWords the quiet hours in words
 * @param isOvernight whether the quiet hours end on the next day
 * @param quota the month's messages; empty if LINE does not say
 * @param keptBack the saved number of messages kept back
 * @param keptSince the day before which messages would be deleted now
 * @param facts the values in words, for people who may only read
 */
public record PoliciesView(
    boolean canEdit,
    String expected,
    String conflict,
    PolicyForm form,
    HoursChart night,
    String nightWords,
    boolean isOvernight,
    String until,
    Optional<Quota> quota,
    int keptBack,
    List<Option> modes,
    List<Option> handovers,
    List<Option> silences,
    String keptSince,
    List<Fact> facts) {

  public PoliciesView {
    modes = List.copyOf(modes);
    handovers = List.copyOf(handovers);
    silences = List.copyOf(silences);
    facts = List.copyOf(facts);
  }

  /** One value to choose, in words. */
  public record Option(String value, String label) {}

  /** One value with its name, in words. */
  public record Fact(String name, String value) {}
}
