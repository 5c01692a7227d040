package rusuban.local.line.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/** A changing chat, guarded by its {@link LineState}. */
public final class Conversation {
  public final String id;
  public final SimulatedChat.Type type;
  public final String name;
  public final Set<String> members;
  public boolean joined = true;
  private final List<TimelineItem> items = new ArrayList<>();
  private Instant typingUntil = Instant.MIN;
  private int unread;

  Conversation(String id, SimulatedChat.Type type, String name, List<String> members) {
    this.id = id;
    this.type = type;
    this.name = name;
    this.members = new LinkedHashSet<>(members);
  }

  /** Adds an item, made from the next seq. */
  public TimelineItem add(LongFunction<TimelineItem> made) {
    var timelineItem = made.apply(items.size() + 1L);
    items.add(timelineItem);
    if (timelineItem instanceof TimelineItem.FromAccount) {
      unread++;
      typingUntil = Instant.MIN;
    }
    return timelineItem;
  }

  public TimelineItem at(long seq) {
    return items.get(index(seq));
  }

  public void put(TimelineItem changed) {
    items.set(index(changed.seq()), changed);
  }

  /** Returns the customer's message of this id. */
  public Optional<TimelineItem.FromCustomer> message(String messageId, String userId) {
    return items.stream()
        .filter(TimelineItem.FromCustomer.class::isInstance)
        .map(TimelineItem.FromCustomer.class::cast)
        .filter(it -> it.id().equals(messageId) && it.userId().equals(userId))
        .findFirst();
  }

  /** Marks customers' messages up to this seq as read, as LINE does. */
  void readUpTo(long seq) {
    for (int i = 0; i <= index(seq); i++) {
      if (items.get(i) instanceof TimelineItem.FromCustomer m && !m.read())
        items.set(i, m.readByAccount());
    }
  }

  public void readAll() {
    if (!items.isEmpty()) readUpTo(items.size());
  }

  public void typingUntil(Instant until) {
    typingUntil = until;
  }

  /** Opens the chat on the phone; returns true if it had unread messages. */
  boolean open() {
    var anew = unread > 0;
    unread = 0;
    return anew;
  }

  SimulatedChat snapshot(Instant now) {
    var typing = now.isBefore(typingUntil);
    return new SimulatedChat(id, type, name, List.copyOf(members), joined, items, typing, unread);
  }

  List<TimelineItem> items() {
    return List.copyOf(items);
  }

  int unread() {
    return unread;
  }

  /** Restores these items from before a restart. */
  void restore(List<TimelineItem> earlier, int unreadThen) {
    items.addAll(earlier);
    unread = unreadThen;
  }

  private static int index(long seq) {
    return Math.toIntExact(seq - 1);
  }
}
