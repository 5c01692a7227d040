package rusuban.core.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rusuban.core.Json;
import rusuban.core.chat.ChatStatus;
import rusuban.core.keyword.Match;

/**
 * One keyword rule: when a message's text matches and the rule is active, it answers. Priority is
 * the order in the settings.
 *
 * @param id the owner's name for it, unique in the settings
 * @param match what text it takes
 * @param active whether it works while open, while closed, or always
 * @param from the first day on which it works, in the account's time zone
 * @param until the last such day
 * @param groups whether it also answers in groups and rooms without a mention
 * @param answers the answers, each of one to five of LINE's message objects; may be empty where the
 *     actions are the point
 * @param pick which of the answers is given
 * @param pause how long it stays silent for a customer after it has answered
 * @param actions what else it does
 */
public record KeywordRule(
    String id,
    Match match,
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

  /** When a rule works. */
  public enum Active {
    INSIDE_HOURS,
    OUTSIDE_HOURS,
    ANY_TIME
  }

  /** Which of several answers is given. */
  public enum Pick {
    IN_TURN,
    AT_RANDOM,
    ALL
  }

  /**
   * What a rule does besides answering.
   *
   * @param addTags tags the chat gets
   * @param removeTags tags it loses
   * @param status the status it gets
   * @param callStaff whether staff take the chat over for the settings' handover time
   * @param startFollowUps plans begun for the customer
   * @param stopFollowUps plans ended for the customer
   * @param optOut true: no follow-ups any more; false: follow-ups again
   */
  public record Actions(
      Set<String> addTags,
      Set<String> removeTags,
      Optional<ChatStatus> status,
      boolean callStaff,
      Set<String> startFollowUps,
      Set<String> stopFollowUps,
      Optional<Boolean> optOut) {

    /** Nothing besides. */
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
