package rusuban.core.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rusuban.core.chat.Chat.FollowUpMark;
import rusuban.core.chat.Chat.RuleUse;

/** Mutable copy of a chat, for the length of one decision. {@link #done()} returns the new chat. */
public final class ChatBuilder {
  private final Chat before;
  private Optional<String> name;
  private Optional<Instant> nameToldAt;
  private Friendship friendship;
  private Optional<TimestampedFlag> optOut;
  private Optional<ResponseMode> mode;
  private ChatStatus status;
  private final Map<String, TimestampedFlag> tagging;
  private Optional<Instant> pausedUntil;
  private Optional<Instant> lastStaffAt;
  private Optional<Instant> closedNoticeFor;
  private Optional<Instant> busyNoticeFor;
  private final Map<String, RuleUse> rules;
  private final Map<String, FollowUpMark> followUps;
  private final List<String> unsent;
  private long messages;
  private final List<String> handled;

  /** Returns a copy of this chat to change. */
  public static ChatBuilder of(Chat chat) {
    return new ChatBuilder(chat);
  }

  /**
   * Returns the rest of a chat after erasure. The ids of unsent messages stay, so that a message
   * that arrives after its unsend is still stored without its content.
   */
  public static Chat erased(Chat chat) {
    var change = of(Chat.unknown(chat.id()));
    chat.unsent().forEach(change::unsent);
    return change.done();
  }

  private ChatBuilder(Chat chat) {
    before = chat;
    name = chat.name();
    nameToldAt = chat.nameToldAt();
    friendship = chat.friendship();
    optOut = chat.optOut();
    mode = chat.mode();
    status = chat.status();
    tagging = new HashMap<>(chat.tagging());
    pausedUntil = chat.pausedUntil();
    lastStaffAt = chat.lastStaffAt();
    closedNoticeFor = chat.closedNoticeFor();
    busyNoticeFor = chat.busyNoticeFor();
    rules = new HashMap<>(chat.rules());
    followUps = new HashMap<>(chat.followUps());
    unsent = new ArrayList<>(chat.unsent());
    messages = chat.messages();
    handled = new ArrayList<>(chat.handled());
  }

  /** Sets the display name that LINE gave at that time. */
  public ChatBuilder named(String displayName, Instant at) {
    name = Optional.of(displayName);
    nameToldAt = Optional.of(at);
    return this;
  }

  /** Records a follow or unfollow; the newer one counts. */
  public ChatBuilder friendship(Friendship seen) {
    friendship = friendship.or(seen);
    return this;
  }

  /** Records the customer's choice about follow-ups; the newer choice counts. */
  public ChatBuilder optOut(TimestampedFlag seen) {
    optOut = Optional.of(optOut.map(known -> known.or(seen)).orElse(seen));
    return this;
  }

  /** Sets or removes this chat's own response mode. */
  public ChatBuilder mode(Optional<ResponseMode> own) {
    mode = own;
    return this;
  }

  /** Sets the status in the staff's inbox. */
  public ChatBuilder status(ChatStatus shown) {
    status = shown;
    return this;
  }

  /** Adds or removes a tag; the newer choice counts. */
  public ChatBuilder tag(String name, TimestampedFlag seen) {
    tagging.merge(name, seen, TimestampedFlag::or);
    return this;
  }

  /** Sets the end of the staff takeover. */
  public ChatBuilder pausedUntil(Instant until) {
    pausedUntil = Optional.of(until);
    return this;
  }

  /** Records a message from staff. */
  public ChatBuilder staffWrote(Instant at) {
    lastStaffAt = Optional.of(at);
    return this;
  }

  /** Records the closed notice for this closed period. */
  public ChatBuilder closedNoticeFor(Instant period) {
    closedNoticeFor = Optional.of(period);
    return this;
  }

  /** Records the busy notice for the busy period with this end. */
  public ChatBuilder busyNoticeFor(Instant periodEnds) {
    busyNoticeFor = Optional.of(periodEnds);
    return this;
  }

  /** Records the use of a rule. */
  public ChatBuilder ruleUsed(String rule, RuleUse use) {
    rules.put(rule, use);
    return this;
  }

  /** Forgets every rule that the settings no longer have, so that a chat stays small. */
  public ChatBuilder keepRules(Set<String> ruleIds) {
    rules.keySet().retainAll(ruleIds);
    return this;
  }

  /** Records the beginning of a follow-up plan. */
  public ChatBuilder followUpBegan(String plan, Instant at) {
    followUps.put(plan, mark(plan).began(at));
    return this;
  }

  /** Stops a follow-up plan. A plan that has never begun may still begin later. */
  public ChatBuilder followUpStopped(String plan, Instant at) {
    followUps.put(plan, mark(plan).stopped(at));
    return this;
  }

  private FollowUpMark mark(String plan) {
    return followUps.getOrDefault(plan, FollowUpMark.NONE);
  }

  /** Records an unsent message. */
  public ChatBuilder unsent(String messageId) {
    if (unsent.contains(messageId)) return this;
    unsent.add(messageId);
    if (unsent.size() > Chat.UNSENT_KEPT) unsent.removeFirst();
    return this;
  }

  /** Counts one more message or tap from the customer. */
  public ChatBuilder messageCounted() {
    messages++;
    return this;
  }

  /** Records an act that further events may report again. */
  public ChatBuilder handled(String act) {
    if (handled.contains(act)) return this;
    handled.add(act);
    if (handled.size() > Chat.HANDLED_KEPT) handled.removeFirst();
    return this;
  }

  /** Returns the changed chat. */
  public Chat done() {
    return new Chat(
        before.id(),
        name,
        nameToldAt,
        friendship,
        optOut,
        mode,
        status,
        tagging,
        pausedUntil,
        lastStaffAt,
        closedNoticeFor,
        busyNoticeFor,
        rules,
        followUps,
        unsent,
        messages,
        handled);
  }
}
