package rusuban.console.trial;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rusuban.console.preview.MessagePreview;

/**
 * The data of the page 試す.
 *
 * @param errors the words for each field that is wrong
 * @param answer the answer, if a question was asked
 */
public record TrialView(
    TrialForm form,
    List<Choice> senders,
    List<Choice> times,
    Map<String, String> errors,
    Optional<Answer> answer,
    List<WarningRow> warnings) {

  public TrialView {
    senders = List.copyOf(senders);
    times = List.copyOf(times);
    errors = Map.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /** One value to choose: its word in the address and its label. */
  public record Choice(String value, String label, boolean isChosen) {}

  /**
   * The answer of a trial.
   *
   * @param about the time and the settings, in words
   * @param clock the time of the day
   * @param openness whether the shop is open then, in words
   */
  public record Answer(String about, String clock, String openness, List<TurnView> turns) {
    public Answer {
      turns = List.copyOf(turns);
    }
  }

  /**
   * One event and what it brings about.
   *
   * @param heading what the customer did
   * @param said the text of the message; empty for a follow
   * @param silence the words for no answer; empty if there is one
   * @param effects what else happens, in sentences
   * @param edit the address of the page that edits the answer
   */
  public record TurnView(
      String heading,
      Optional<String> said,
      MessagePreview preview,
      Optional<String> silence,
      List<Step> steps,
      List<String> effects,
      Optional<String> edit) {
    public TurnView {
      steps = List.copyOf(steps);
      effects = List.copyOf(effects);
    }
  }

  /** One step of the decision, and whether it decided. */
  public record Step(String words, boolean took) {}

  /**
   * One warning or note.
   *
   * @param about the section's name
   * @param href the address of the section's page
   */
  public record WarningRow(boolean isNote, String about, String words, Optional<String> href) {}
}
