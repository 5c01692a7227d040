package rusuban.local.line;

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
 * that need several methods in one step synchronize on the world.
 */
final class World {
  private final Channel channel;
  private final InstantSource clock;
  private final Ids ids;
  private final Map<String, Customer> customers = new LinkedHashMap<>();

  /** The number of customers by name, because a test may create a hundred thousand. */
  private final Map<String, Integer> namesakes = new HashMap<>();

  private final Map<String, Talk> talks = new LinkedHashMap<>();
  private final Map<String, Content> contents = new HashMap<>();
  private final Map<String, Unread> readTokens = new HashMap<>();
  private final Map<String, String> earlier = new HashMap<>();
  private ChatMode chatMode = ChatMode.BOT;
  private long revision = 1;

  record Unread(String chatId, long seq) {}

  World(Channel channel, InstantSource clock, Ids ids) {
    this.channel = channel;
    this.clock = clock;
    this.ids = ids;
  }

  Instant now() {
    return clock.instant();
  }

  synchronized ChatMode chatMode() {
    return chatMode;
  }

  synchronized void chatMode(ChatMode mode) {
    chatMode = mode;
    changed();
  }

  /** Adds a customer with the empty chat that LINE shows at first. */
  synchronized Customer addCustomer(String name) {
    int ordinal = namesakes.merge(name, 1, Integer::sum) - 1;
    var userId = Ids.userId(channel.id(), name, ordinal);
    var customer =
        new Customer(
            userId, name, Optional.empty(), Customer.Friendship.STRANGER, Optional.empty());
    customers.put(userId, customer);
    talks.put(userId, new Talk(userId, Chat.Type.USER, name, List.of(userId)));
    changed();
    return customer;
  }

  synchronized void put(Customer customer) {
    customers.put(customer.userId(), customer);
    changed();
  }

  synchronized Optional<Customer> customer(String userId) {
    return Optional.ofNullable(customers.get(userId));
  }

  synchronized Optional<Customer> customerNamed(String name) {
    return customers.values().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  synchronized List<Customer> customers() {
    return List.copyOf(customers.values());
  }

  synchronized boolean isBlockedBy(String userId) {
    return customer(userId)
        .filter(it -> it.friendship() == Customer.Friendship.BLOCKED)
        .isPresent();
  }

  /** Adds a group or room that the account is not in yet. */
  synchronized Talk addGroup(Chat.Type type, String name, List<String> members) {
    var talk = new Talk(ids.groupId(type.letter), type, name, members);
    talk.joined = false;
    talks.put(talk.id, talk);
    changed();
    return talk;
  }

  synchronized Optional<Talk> talk(String chatId) {
    return Optional.ofNullable(talks.get(chatId));
  }

  /** Returns the chat of an id that is known to exist. */
  synchronized Talk existing(String chatId) {
    return talk(chatId).orElseThrow();
  }

  synchronized List<Chat> chats() {
    return talks.values().stream().map(it -> it.snapshot(now())).toList();
  }

  synchronized Optional<Chat> chat(String chatId) {
    return talk(chatId).map(it -> it.snapshot(now()));
  }

  /** Opens the chat on the phone. Afterwards nothing in it is unread. */
  synchronized Optional<Chat> open(String chatId) {
    if (talk(chatId).filter(Talk::open).isPresent()) changed();
    return chat(chatId);
  }

  synchronized Optional<Content> content(String messageId) {
    return Optional.ofNullable(contents.get(messageId));
  }

  synchronized void content(String messageId, Content content) {
    contents.put(messageId, content);
  }

  synchronized void readableBy(String token, String chatId, long seq) {
    readTokens.put(token, new Unread(chatId, seq));
  }

  /** Marks messages as read; returns false for a foreign token. With Chat off all are read. */
  synchronized boolean markAsRead(String token) {
    var target = Optional.ofNullable(readTokens.get(token));
    target.ifPresent(it -> existing(it.chatId).readUpTo(it.seq));
    changed();
    return target.isPresent();
  }

  /** Records the outcome of this event's webhook. */
  synchronized void settle(Event event, Delivery outcome) {
    var talk = existing(event.chatId());
    talk.put(talk.at(event.seq()).with(outcome));
    changed();
  }

  /** Returns the state for a file. The month's count comes from the caller. */
  synchronized LineStateSnapshot kept(Map<YearMonth, Long> used) {
    return new LineStateSnapshot(
        now(),
        chatMode,
        List.copyOf(customers.values()),
        List.copyOf(talks.values()),
        Map.copyOf(contents),
        Map.copyOf(readTokens),
        used);
  }

  /** Restores the state of a file into an empty world. */
  synchronized void restore(LineStateSnapshot kept) {
    chatMode = kept.chatMode();
    for (var customer : kept.customers()) {
      customers.put(customer.userId(), customer);
      namesakes.merge(customer.name(), 1, Integer::sum);
    }
    for (var talk : kept.talks()) {
      talks.put(talk.id, talk);
      for (var item : talk.items()) item.event().ifPresent(it -> earlier.put(it, talk.id));
    }
    contents.putAll(kept.contents());
    readTokens.putAll(kept.readTokens());
    changed();
  }

  /** Returns the chat of an event from before a restart. */
  synchronized Optional<String> chatOfEarlier(String eventId) {
    return Optional.ofNullable(earlier.get(eventId));
  }

  synchronized void changed() {
    revision++;
    notifyAll();
  }

  synchronized long revision() {
    return revision;
  }

  /** Waits in real time until the revision differs from this one or the wait ends. */
  synchronized long awaitRevisionOtherThan(long seen, Duration atMost) throws InterruptedException {
    var deadline = System.nanoTime() + atMost.toNanos();
    for (var left = atMost.toMillis(); revision == seen && left > 0; ) {
      wait(left);
      left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    }
    return revision;
  }
}
