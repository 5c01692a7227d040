package rusuban.core.chat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rusuban.core.ChatId;

/**
 * State of one chat. Its size depends on the settings (tags, rules, follow-ups) and not on the
 * number of messages.
 *
 * @param id the chat
 * @param name the customer's display name, if LINE has given it
 * @param nameToldAt the time at which LINE gave that name; empty in items of older versions
 * @param friendship the newest follow or unfollow
 * @param optOut the newest choice about follow-ups; yes means that the customer wants none
 * @param mode this chat's own response mode, if staff set one
 * @param status the status in the staff's inbox
 * @param tagging for each tag, whether the chat has it
 * @param pausedUntil the end of the staff takeover; until then nothing is answered automatically
 * @param lastStaffAt the time of the newest message from staff
 * @param closedNoticeFor the closed period of the last closed notice here: its next opening, or its
 *     beginning if no opening is known
 * @param busyNoticeFor the busy period of the last busy notice here, by its end
 * @param rules for each rule with a cooldown or several answers in turn, its last use here
 * @param followUps the follow-up plans that began or stopped here, by plan; each begins at most
 *     once
 * @param unsent the newest ids of unsent messages, since an unsend may arrive before its message
 * @param messages the number of messages and taps from the customer
 * @param handled the newest acts that several events report but that are answered once: photos sent
 *     together, and in a group a message and its edits
 */
public record Chat(
    ChatId id,
    Optional<String> name,
    Optional<Instant> nameToldAt,
    Friendship friendship,
    Optional<TimestampedFlag> optOut,
    Optional<ResponseMode> mode,
    ChatStatus status,
    Map<String, TimestampedFlag> tagging,
    Optional<Instant> pausedUntil,
    Optional<Instant> lastStaffAt,
    Optional<Instant> closedNoticeFor,
    Optional<Instant> busyNoticeFor,
    Map<String, RuleUse> rules,
    Map<String, FollowUpMark> followUps,
    List<String> unsent,
    long messages,
    List<String> handled) {

  /** Maximum number of remembered ids of unsent messages. */
  public static final int UNSENT_KEPT = 50;

  /** Maximum number of remembered acts. */
  public static final int HANDLED_KEPT = 20;

  public Chat {
    tagging = Map.copyOf(tagging);
    rules = Map.copyOf(rules);
    followUps = Map.copyOf(followUps);
    unsent = List.copyOf(unsent);
    handled = List.copyOf(handled);
  }

  /**
   * The last answer of a rule in this chat.
   *
   * @param turn the index of the rule's next answer
   */
  public record RuleUse(Instant at, int turn) {}

  /**
   * The times at which a plan began here and last stopped. They are the events' own times, so that
   * the order of arrival does not matter.
   */
  public record FollowUpMark(Optional<Instant> began, Optional<Instant> stopped) {
    static final FollowUpMark NONE = new FollowUpMark(Optional.empty(), Optional.empty());

    /** Returns whether the plan stopped at or after that time. */
    public boolean isStoppedSince(Instant at) {
      return stopped.filter(stop -> !stop.isBefore(at)).isPresent();
    }

    FollowUpMark began(Instant at) {
      return new FollowUpMark(Optional.of(at), stopped);
    }

    FollowUpMark stopped(Instant at) {
      return new FollowUpMark(began, isStoppedSince(at) ? stopped : Optional.of(at));
    }
  }

  /** Returns the state of a chat without any event. */
  public static Chat unknown(ChatId id) {
    return new Chat(
        id,
        Optional.empty(),
        Optional.empty(),
        new Friendship.Unknown(),
        Optional.empty(),
        Optional.empty(),
        ChatStatus.DONE,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        List.of(),
        0,
        List.of());
  }

  /** Returns whether the customer has blocked the account, or the account has left the group. */
  public boolean left() {
    return friendship instanceof Friendship.Left;
  }

  /** Returns whether the customer left at or after that time and has not come back. */
  public boolean leftSince(Instant at) {
    return friendship instanceof Friendship.Left(var goodbye, _) && !at.isAfter(goodbye);
  }

  /** Returns whether the customer wants no follow-ups. */
  public boolean optedOut() {
    return optOut.filter(TimestampedFlag::yes).isPresent();
  }

  /**
   * Returns whether an event of that time may begin this plan: it neither began before nor stopped
   * since.
   */
  public boolean mayBegin(String plan, Instant at) {
    var mark = followUp(plan);
    return mark.began().isEmpty() && !mark.isStoppedSince(at);
  }

  /** Returns the mark of this plan in this chat. */
  public FollowUpMark followUp(String plan) {
    return followUps.getOrDefault(plan, FollowUpMark.NONE);
  }

  /** Returns the tags of this chat. */
  public Set<String> tags() {
    return tagging.entrySet().stream()
        .filter(tag -> tag.getValue().yes())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
