package rusuban.console.replies;

import java.util.List;
import java.util.Optional;
import rusuban.console.preview.MessagePreview;
import rusuban.console.rules.MessageField;
import rusuban.console.rules.RuleForm;

/**
 * The data of an editor for a rule, a greeting, a notice or the default reply.
 *
 * @param action the address of the form
 * @param expected the hash of the section that the form was made from
 * @param canEdit whether the person may change the draft
 * @param isNew whether the rule is not in the draft yet
 * @param rule the rule's form; empty for the other messages
 * @param help the explanation of the other messages
 * @param lists the lists of messages
 * @param links the errors that the summary leads to
 * @param conflict the words for a conflict
 * @param notes the warnings and notes of the draft
 * @param sample the customer's screen
 */
public record ReplyEditView(
    String action,
    String expected,
    boolean canEdit,
    boolean isNew,
    Optional<RuleForm> rule,
    String help,
    List<MessageList> lists,
    List<VariableChip> variables,
    ReplyErrors errors,
    List<ErrorLink> links,
    Optional<String> conflict,
    List<NoteLine> notes,
    List<PlanChoice> plans,
    List<PauseChoice> pauses,
    Sample sample) {

  public ReplyEditView {
    lists = List.copyOf(lists);
    variables = List.copyOf(variables);
    links = List.copyOf(links);
    notes = List.copyOf(notes);
    plans = List.copyOf(plans);
    pauses = List.copyOf(pauses);
  }

  /**
   * One list of messages.
   *
   * @param index its place, from 0
   * @param title its heading; empty for the only answer of a rule
   * @param canGo whether the whole list may be removed
   */
  public record MessageList(
      int index, String title, List<MessageBox> messages, boolean isFull, boolean canGo) {
    public MessageList {
      messages = List.copyOf(messages);
    }
  }

  /**
   * One message.
   *
   * @param id its list and place, such as 0-1, as in the names of its fields
   * @param number its place, from 1
   * @param kind its kind in words
   */
  public record MessageBox(
      String id, int number, String kind, MessageField field, boolean isFirst, boolean isLast) {}

  /** A button that puts a variable into a text. */
  public record VariableChip(String name, String written) {}

  /** An error in the summary: the id of its field, the field's name and the words. */
  public record ErrorLink(String field, String label, String words) {}

  /** A warning, or a note that explains valid settings. */
  public record NoteLine(String text, boolean isWarning) {}

  /** A follow-up that a rule may start or stop. */
  public record PlanChoice(String id, String name, boolean isStarted, boolean isStopped) {}

  /** A cooldown to choose. */
  public record PauseChoice(String value, String label, boolean isChosen) {}

  /**
   * The customer's screen.
   *
   * @param said what the customer says; empty for none
   * @param answers the answers, each with a heading that is empty for the only one
   * @param time the time at their side
   * @param shopName the shop's name in the draft
   */
  public record Sample(String said, List<SampleAnswer> answers, String time, String shopName) {
    public Sample {
      answers = List.copyOf(answers);
    }
  }

  /** One answer on the customer's screen. */
  public record SampleAnswer(String heading, MessagePreview preview) {}
}
