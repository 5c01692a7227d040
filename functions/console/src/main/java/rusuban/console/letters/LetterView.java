package rusuban.console.letters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rusuban.console.preview.MessagePreview;

/**
 * The data of the editor of a follow-up.
 *
 * @param address the address that the form is sent to
 * @param isNew whether the follow-up is not in the settings yet
 * @param expected the hash of the section that the form was made from
 * @param expectedOrder the hash of the order, for deleting
 * @param errors the words for each field that is wrong
 * @param problems the words for what is wrong elsewhere
 * @param conflict the words for a conflict; empty if there is none
 * @param starters the names of the replies that begin it
 * @param users the names of the replies that begin or stop it, which keep it from being deleted
 * @param quiet the quiet hours, in words
 * @param mayEdit whether the person's role allows changes
 */
public record LetterView(
    String address,
    boolean isNew,
    String expected,
    String expectedOrder,
    LetterForm form,
    Map<String, String> errors,
    List<String> problems,
    String conflict,
    List<String> starters,
    List<String> users,
    String quiet,
    QuietChart chart,
    List<Example> examples,
    MessagePreview preview,
    boolean mayEdit) {

  public LetterView {
    errors = Map.copyOf(errors);
    problems = List.copyOf(problems);
    starters = List.copyOf(starters);
    users = List.copyOf(users);
    examples = List.copyOf(examples);
  }

  /** Returns the words for a wrong field. */
  public Optional<String> error(String field) {
    return Optional.ofNullable(errors.get(field));
  }

  /** Returns the value of {@code aria-describedby} for a wrong field. */
  public Optional<String> errorId(String field) {
    return errors.containsKey(field) ? Optional.of(field + "-error") : Optional.empty();
  }

  /** A moment at which it may begin, and what happens then. */
  public record Example(String cause, String result) {}
}
