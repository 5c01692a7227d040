package rusuban.core.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rusuban.core.chat.ChatStatus;
import rusuban.core.keyword.MatchCondition;
import rusuban.json.Json;

/**
 * A keyword rule: it answers if it is active and matches the message's text. The order of the
 * settings is the priority.
 *
 * @param id the owner's id for it, unique in the settings
 * @param name the name that people see; several rules may have the same
 * @param on false if the owner switched it off: it then never answers
 * @param matchCondition the condition on the text
 * @param active whether it works while open, while closed, or always
 * @param from the first day on which it works, in the account's time zone
 * @param until the last such day
 * @param groups whether it also answers in groups and rooms without a mention
 * @param answers the answers, each of one to five of LINE's message objects; may be empty if the
 *     rule only has actions
 * @param pick the choice among the answers
 * @param pause the cooldown for a customer after an answer
 * @param actions the effects besides the answer
 */
public record KeywordRule(
    String id,
    Optional<String> name,
    boolean on,
    MatchCondition matchCondition,
    Active active,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    boolean groups,
    List<List<Json>> answers,
    Pick pick,
    Optional<Duration> pause,
    Actions actions) {

  public KeywordRule {
    answers = answers.stream().map(List::copyOf).toList();
  }

  /** Returns the name that people see: the id if it has no name. */
  public String shownName() {
    return name.orElse(id);
  }

  /** Part of the day in which a rule works. */
  public enum Active {
    INSIDE_HOURS,
    OUTSIDE_HOURS,
    ANY_TIME
  }

  /** Choice among several answers. */
  public enum Pick {
    IN_TURN,
    AT_RANDOM,
    ALL
  }

  /**
   * Effects of a rule besides its answer.
   *
   * @param addTags tags that the chat gets
   * @param removeTags tags that it loses
   * @param status the status that it gets
   * @param callStaff whether staff take the chat over for the settings' handover time
   * @param startFollowUps plans that begin for the customer
   * @param stopFollowUps plans that stop for the customer
   * @param optOut true to end all follow-ups, false to allow them again
   */
  public record Actions(
      Set<String> addTags,
      Set<String> removeTags,
      Optional<ChatStatus> status,
      boolean callStaff,
      Set<String> startFollowUps,
      Set<String> stopFollowUps,
      Optional<Boolean> optOut) {

    /** No effects. */
    public static final Actions NONE =
        new Actions(
            Set.of(), Set.of(), Optional.empty(), false, Set.of(), Set.of(), Optional.empty());

    public Actions {
      addTags = Set.copyOf(addTags);
      removeTags = Set.copyOf(removeTags);
      startFollowUps = Set.copyOf(startFollowUps);
      stopFollowUps = Set.copyOf(stopFollowUps);
    }
  }
}
