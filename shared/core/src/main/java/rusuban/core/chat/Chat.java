package rusuban.core.chat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rusuban.core.ChatId;

/**
 * What we know of one chat. It grows with the settings (tags, rules, follow-ups), never with the
 * number of messages.
 *
 * @param id the chat
 * @param name the customer's display name, once it was asked for
 * @param friendship whether the customer follows
 * @param optedOut whether the customer asked for no follow-ups
 * @param mode this chat's own response mode, where staff set one
 * @param status how far the shop is with it
 * @param tags what the shop knows the customer by
 * @param pausedUntil until when staff have taken the chat over, so that nothing is answered by
 *     itself
 * @param lastStaffAt when staff last wrote
 * @param closedNoticeFor the closed period in which this chat was last told so, by its beginning;
 *     by its end where nobody knows when it began
 * @param busyNoticeFor the busy period in which this chat was last told so, by its end
 * @param rules when each rule with a pause or turns last answered here
 * @param followUps the follow-up plans begun here, by plan: each at most once
 * @param unsent the newest message ids taken back, since an unsend may come before its message
 * @param messages how many messages the customer has sent
 */
public record Chat(
    ChatId id,
    Optional<String> name,
    Friendship friendship,
    boolean optedOut,
    Optional<ResponseMode> mode,
    ChatStatus status,
    Set<String> tags,
    Optional<Instant> pausedUntil,
    Optional<Instant> lastStaffAt,
    Optional<Instant> closedNoticeFor,
    Optional<Instant> busyNoticeFor,
    Map<String, RuleUse> rules,
    Map<String, FollowUpMark> followUps,
    List<String> unsent,
    long messages) {

  /** How many ids of unsent messages are remembered. */
  public static final int UNSENT_KEPT = 50;

  public Chat {
    tags = Set.copyOf(tags);
    rules = Map.copyOf(rules);
    followUps = Map.copyOf(followUps);
    unsent = List.copyOf(unsent);
  }

  /** The last answer of a rule here, and which of its answers comes next. */
  public record RuleUse(Instant at, int turn) {}

  /** When a plan was begun here, and whether it was called off since. */
  public record FollowUpMark(Instant began, boolean stopped) {}

  /** A chat of which nothing is known yet. */
  public static Chat unknown(ChatId id) {
    return new Chat(
        id,
        Optional.empty(),
        new Friendship.Unknown(),
        false,
        Optional.empty(),
        ChatStatus.DONE,
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        List.of(),
        0);
  }

  /** Whether the customer has blocked the account or it was removed. */
  public boolean left() {
    return friendship instanceof Friendship.Left;
  }

  /** The same chat, to be changed and built again. */
  public ChatChange change() {
    return new ChatChange(this);
  }
}
