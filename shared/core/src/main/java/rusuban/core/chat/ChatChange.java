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

/** A chat being changed by one decision; {@link #done()} gives the new one. Not for keeping. */
public final class ChatChange {
  private final Chat before;
  private Optional<String> name;
  private Optional<Instant> nameToldAt;
  private Friendship friendship;
  private Optional<Choice> optOut;
  private Optional<ResponseMode> mode;
  private ChatStatus status;
  private final Map<String, Choice> tagging;
  private Optional<Instant> pausedUntil;
  private Optional<Instant> lastStaffAt;
  private Optional<Instant> closedNoticeFor;
  private Optional<Instant> busyNoticeFor;
  private final Map<String, RuleUse> rules;
  private final Map<String, FollowUpMark> followUps;
  private final List<String> unsent;
  private long messages;
  private final List<String> handled;

  /** Begins a change of this chat, which itself stays as it is. */
  public static ChatChange of(Chat chat) {
    return new ChatChange(chat);
  }

  private ChatChange(Chat chat) {
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

  /** LINE told the customer's display name at that time. */
  public ChatChange named(String displayName, Instant at) {
    name = Optional.of(displayName);
    nameToldAt = Optional.of(at);
    return this;
  }

  /** A follow or unfollow was seen; the newer one counts. */
  public ChatChange friendship(Friendship seen) {
    friendship = friendship.or(seen);
    return this;
  }

  /** The customer wants no follow-ups, or wants them again; the newer choice counts. */
  public ChatChange optOut(Choice seen) {
    optOut = Optional.of(optOut.map(known -> known.or(seen)).orElse(seen));
    return this;
  }

  /** Staff set this chat's own mode, or took it away. */
  public ChatChange mode(Optional<ResponseMode> own) {
    mode = own;
    return this;
  }

  /** The inbox shows it so from now on. */
  public ChatChange status(ChatStatus shown) {
    status = shown;
    return this;
  }

  /** Puts a tag on or takes it off; the newer choice counts. */
  public ChatChange tag(String name, Choice seen) {
    tagging.merge(name, seen, Choice::or);
    return this;
  }

  /** Staff hold the chat until then. */
  public ChatChange pausedUntil(Instant until) {
    pausedUntil = Optional.of(until);
    return this;
  }

  /** Staff wrote. */
  public ChatChange staffWrote(Instant at) {
    lastStaffAt = Optional.of(at);
    return this;
  }

  /** The customer was told that the shop is closed, in this period. */
  public ChatChange closedNoticeFor(Instant period) {
    closedNoticeFor = Optional.of(period);
    return this;
  }

  /** The customer was told that the shop is busy, in the period that ends then. */
  public ChatChange busyNoticeFor(Instant periodEnds) {
    busyNoticeFor = Optional.of(periodEnds);
    return this;
  }

  /** A rule answered. */
  public ChatChange ruleUsed(String rule, RuleUse use) {
    rules.put(rule, use);
    return this;
  }

  /** Forgets the rules that the settings no longer have, so that a chat stays small. */
  public ChatChange keepRules(Set<String> ruleIds) {
    rules.keySet().retainAll(ruleIds);
    return this;
  }

  /** A follow-up plan began. */
  public ChatChange followUpBegan(String plan, Instant at) {
    followUps.put(plan, mark(plan).began(at));
    return this;
  }

  /** A follow-up plan is called off; one that was never begun stays free to begin later. */
  public ChatChange followUpStopped(String plan, Instant at) {
    followUps.put(plan, mark(plan).stopped(at));
    return this;
  }

  private FollowUpMark mark(String plan) {
    return followUps.getOrDefault(plan, FollowUpMark.NONE);
  }

  /** A message was taken back. */
  public ChatChange unsent(String messageId) {
    if (unsent.contains(messageId)) return this;
    unsent.add(messageId);
    if (unsent.size() > Chat.UNSENT_KEPT) unsent.removeFirst();
    return this;
  }

  /** The customer sent one more message or tapped one more button. */
  public ChatChange messageCounted() {
    messages++;
    return this;
  }

  /** An act is decided that may come in further events. */
  public ChatChange handled(String act) {
    if (handled.contains(act)) return this;
    handled.add(act);
    if (handled.size() > Chat.HANDLED_KEPT) handled.removeFirst();
    return this;
  }

  /** The chat as it is now. */
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
