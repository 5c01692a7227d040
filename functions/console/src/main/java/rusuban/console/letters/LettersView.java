package rusuban.console.letters;

import java.util.List;
import java.util.Optional;
import rusuban.core.decision.Quota;

/**
 * The data of the page お便り.
 *
 * @param problem the reason why nothing has changed; empty if there is none
 * @param isCut whether more may go out tonight than is shown
 * @param shown the most that are shown
 * @param quota the month's messages; empty if LINE does not say
 * @param keptBack messages kept back for staff
 * @param quiet the quiet hours, in words
 * @param mayEdit whether the person's role allows changes
 */
public record LettersView(
    String problem,
    List<Group> tonight,
    List<Person> others,
    boolean isCut,
    int shown,
    List<Kind> kinds,
    Optional<Quota> quota,
    int keptBack,
    String quiet,
    boolean mayEdit) {

  public LettersView {
    tonight = List.copyOf(tonight);
    others = List.copyOf(others);
    kinds = List.copyOf(kinds);
  }

  /** The follow-ups of one plan that go out tonight. */
  public record Group(String clock, String name, List<Person> people) {
    public Group {
      people = List.copyOf(people);
    }
  }

  /**
   * One customer's follow-up of tonight.
   *
   * @param id the id of its sheet, unique in the page
   * @param cause what identifies the follow-up in the form
   * @param letter the follow-up's name
   * @param detail when it began, or why it does not go out
   * @param isSent whether it goes out
   * @param mayCancel whether it was never tried and can be cancelled
   */
  public record Person(
      String id,
      String name,
      String cause,
      String letter,
      String detail,
      boolean isSent,
      boolean mayCancel) {}

  /**
   * One kind of follow-up in the settings.
   *
   * @param id the id in the page
   * @param expected the hash of its section
   * @param tonight the number that goes out tonight
   */
  public record Kind(
      String id,
      String address,
      String icon,
      String name,
      boolean isOn,
      String who,
      String when,
      long tonight,
      String expected) {}
}
