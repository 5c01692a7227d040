package rusuban.core.chat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rusuban.core.ChatId;

/**
 * What we know of one chat. It grows with the settings (tags, rules, follow-ups), never with the
 * number of messages.
 *
 * @param id the chat
 * @param name the customer's display name, once it was asked for
 * @param nameToldAt when LINE told that name; empty where that was not kept yet
 * @param friendship whether the customer follows
 * @param optOut whether the customer asked for no follow-ups, by the newest event that says so
 * @param mode this chat's own response mode, where staff set one
 * @param status how far the shop is with it
 * @param tagging what the shop knows the customer by: for each tag, whether it is on
 * @param pausedUntil until when staff have taken the chat over, so that nothing is answered by
 *     itself
 * @param lastStaffAt when staff last wrote
 * @param closedNoticeFor the next opening by which this chat was last told that the shop is closed;
 *     the beginning of the closed period where no opening was known
 * @param busyNoticeFor the busy period in which this chat was last told so, by its end
 * @param rules when each rule with a pause or turns last answered here
 * @param followUps the follow-up plans begun or called off here, by plan: each begins at most once
 * @param unsent the newest message ids taken back, since an unsend may come before its message
 * @param messages how many messages the customer has sent and buttons tapped
 * @param handled the newest acts that were decided once and come in several events: photos sent at
 *     once, and in a group a message and its edits
 */
public record Chat(
    ChatId id,
    Optional<String> name,
    Optional<Instant> nameToldAt,
    Friendship friendship,
    Optional<Choice> optOut,
    Optional<ResponseMode> mode,
    ChatStatus status,
    Map<String, Choice> tagging,
    Optional<Instant> pausedUntil,
    Optional<Instant> lastStaffAt,
    Optional<Instant> closedNoticeFor,
    Optional<Instant> busyNoticeFor,
    Map<String, RuleUse> rules,
    Map<String, FollowUpMark> followUps,
    List<String> unsent,
    long messages,
    List<String> handled) {

  /** How many ids of unsent messages are remembered. */
  public static final int UNSENT_KEPT = 50;

  /** How many acts are remembered. */
  public static final int HANDLED_KEPT = 20;

  public Chat {
    tagging = Map.copyOf(tagging);
    rules = Map.copyOf(rules);
    followUps = Map.copyOf(followUps);
    unsent = List.copyOf(unsent);
    handled = List.copyOf(handled);
  }

  /** The last answer of a rule here, and which of its answers comes next. */
  public record RuleUse(Instant at, int turn) {}

  /**
   * When a plan was begun here and when it was last called off, by the events' own times, so that
   * the order of arrival never matters.
   */
  public record FollowUpMark(Optional<Instant> began, Optional<Instant> stopped) {
    static final FollowUpMark NONE = new FollowUpMark(Optional.empty(), Optional.empty());

    /** Whether it was called off at or after that time. */
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

  /** A chat of which nothing is known yet. */
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

  /**
   * What stays of it once it is erased: that there was one, and the ids of messages taken back, so
   * that one of these that comes late is still kept without what it said.
   */
  public Chat erased() {
    var change = ChatChange.of(unknown(id));
    unsent.forEach(change::unsent);
    return change.done();
  }

  /** Whether the customer has blocked the account or it was removed. */
  public boolean left() {
    return friendship instanceof Friendship.Left;
  }

  /** Whether they left at that time or later, and have not come back. */
  public boolean leftSince(Instant at) {
    return friendship instanceof Friendship.Left(var goodbye, _) && !at.isAfter(goodbye);
  }

  /** Whether the customer asked for no follow-ups. */
  public boolean optedOut() {
    return optOut.filter(Choice::yes).isPresent();
  }

  /**
   * Whether this plan may begin by what happened at that time: it has not, and was not called off.
   */
  public boolean mayBegin(String plan, Instant at) {
    var mark = followUp(plan);
    return mark.began().isEmpty() && !mark.isStoppedSince(at);
  }

  /** What is known of this plan here. */
  public FollowUpMark followUp(String plan) {
    return followUps.getOrDefault(plan, FollowUpMark.NONE);
  }

  /** The tags that are on. */
  public Set<String> tags() {
    return tagging.entrySet().stream()
        .filter(tag -> tag.getValue().yes())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
