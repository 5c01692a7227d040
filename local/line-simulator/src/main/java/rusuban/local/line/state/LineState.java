package rusuban.local.line.state;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The customers, groups, chats and uploads that LINE knows. Every method is synchronized. Callers
 * that need several methods in one step synchronize on this object.
 */
public final class LineState {
  private final SimulatedChannel simulatedChannel;
  private final InstantSource clock;
  private final IdGenerator idGenerator;
  private final Map<String, LineUser> customers = new LinkedHashMap<>();

  /** The number of customers by name, because a test may create a hundred thousand. */
  private final Map<String, Integer> namesakes = new HashMap<>();

  private final Map<String, Conversation> talks = new LinkedHashMap<>();
  private final Map<String, UploadedContent> contents = new HashMap<>();
  private final Map<String, UnreadMessage> readTokens = new HashMap<>();
  private final Map<String, String> earlier = new HashMap<>();
  private ChatMode chatMode = ChatMode.BOT;
  private long revision = 1;

  public LineState(
      SimulatedChannel simulatedChannel, InstantSource clock, IdGenerator idGenerator) {
    this.simulatedChannel = simulatedChannel;
    this.clock = clock;
    this.idGenerator = idGenerator;
  }

  public Instant now() {
    return clock.instant();
  }

  public synchronized ChatMode chatMode() {
    return chatMode;
  }

  public synchronized void chatMode(ChatMode mode) {
    chatMode = mode;
    changed();
  }

  /** Adds a customer with the empty chat that LINE shows at first. */
  public synchronized LineUser addCustomer(String name) {
    int ordinal = namesakes.merge(name, 1, Integer::sum) - 1;
    var userId = IdGenerator.userId(simulatedChannel.id(), name, ordinal);
    var lineUser =
        new LineUser(
            userId, name, Optional.empty(), LineUser.FollowState.STRANGER, Optional.empty());
    customers.put(userId, lineUser);
    talks.put(userId, new Conversation(userId, SimulatedChat.Type.USER, name, List.of(userId)));
    changed();
    return lineUser;
  }

  public synchronized void put(LineUser lineUser) {
    customers.put(lineUser.userId(), lineUser);
    changed();
  }

  public synchronized Optional<LineUser> customer(String userId) {
    return Optional.ofNullable(customers.get(userId));
  }

  public synchronized Optional<LineUser> customerNamed(String name) {
    return customers.values().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  public synchronized List<LineUser> customers() {
    return List.copyOf(customers.values());
  }

  public synchronized boolean isBlockedBy(String userId) {
    return customer(userId)
        .filter(it -> it.followState() == LineUser.FollowState.BLOCKED)
        .isPresent();
  }

  /** Adds a group or room that the account is not in yet. */
  public synchronized Conversation addGroup(
      SimulatedChat.Type type, String name, List<String> members) {
    var conversation = new Conversation(idGenerator.groupId(type.letter), type, name, members);
    conversation.joined = false;
    talks.put(conversation.id, conversation);
    changed();
    return conversation;
  }

  public synchronized Optional<Conversation> talk(String chatId) {
    return Optional.ofNullable(talks.get(chatId));
  }

  /** Returns the chat of an id that is known to exist. */
  public synchronized Conversation existing(String chatId) {
    return talk(chatId).orElseThrow();
  }

  public synchronized List<SimulatedChat> chats() {
    return talks.values().stream().map(it -> it.snapshot(now())).toList();
  }

  public synchronized Optional<SimulatedChat> chat(String chatId) {
    return talk(chatId).map(it -> it.snapshot(now()));
  }

  /** Opens the chat on the phone. Afterwards nothing in it is unread. */
  public synchronized Optional<SimulatedChat> open(String chatId) {
    if (talk(chatId).filter(Conversation::open).isPresent()) changed();
    return chat(chatId);
  }

  public synchronized Optional<UploadedContent> content(String messageId) {
    return Optional.ofNullable(contents.get(messageId));
  }

  public synchronized void content(String messageId, UploadedContent uploadedContent) {
    contents.put(messageId, uploadedContent);
  }

  public synchronized void readableBy(String token, String chatId, long seq) {
    readTokens.put(token, new UnreadMessage(chatId, seq));
  }

  /** Marks messages as read; returns false for a foreign token. With Chat off all are read. */
  public synchronized boolean markAsRead(String token) {
    var target = Optional.ofNullable(readTokens.get(token));
    target.ifPresent(it -> existing(it.chatId()).readUpTo(it.seq()));
    changed();
    return target.isPresent();
  }

  /** Records the outcome of this event's webhook. */
  public synchronized void settle(PendingEvent pendingEvent, WebhookDelivery outcome) {
    var conversation = existing(pendingEvent.chatId());
    conversation.put(conversation.at(pendingEvent.seq()).with(outcome));
    changed();
  }

  /** Returns the state for a file. The month's count comes from the caller. */
  public synchronized LineStateSnapshot kept(Map<YearMonth, Long> used) {
    return new LineStateSnapshot(
        now(),
        chatMode,
        List.copyOf(customers.values()),
        List.copyOf(talks.values()),
        Map.copyOf(contents),
        Map.copyOf(readTokens),
        used);
  }

  /** Restores the state of a file into an empty state. */
  public synchronized void restore(LineStateSnapshot kept) {
    chatMode = kept.chatMode();
    for (var lineUser : kept.customers()) {
      customers.put(lineUser.userId(), lineUser);
      namesakes.merge(lineUser.name(), 1, Integer::sum);
    }
    for (var conversation : kept.talks()) {
      talks.put(conversation.id, conversation);
      for (var timelineItem : conversation.items())
        timelineItem.event().ifPresent(it -> earlier.put(it, conversation.id));
    }
    contents.putAll(kept.contents());
    readTokens.putAll(kept.readTokens());
    changed();
  }

  /** Returns the chat of an event from before a restart. */
  public synchronized Optional<String> chatOfEarlier(String eventId) {
    return Optional.ofNullable(earlier.get(eventId));
  }

  public synchronized void changed() {
    revision++;
    notifyAll();
  }

  public synchronized long revision() {
    return revision;
  }

  /** Waits in real time until the revision differs from this one or the wait ends. */
  public synchronized long awaitRevisionOtherThan(long seen, Duration atMost)
      throws InterruptedException {
    var deadline = System.nanoTime() + atMost.toNanos();
    for (var left = atMost.toMillis(); revision == seen && left > 0; ) {
      wait(left);
      left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    }
    return revision;
  }
}
