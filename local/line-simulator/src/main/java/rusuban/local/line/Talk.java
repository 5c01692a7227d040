package rusuban.local.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/** A changing chat, guarded by its {@link World}. */
final class Talk {
  final String id;
  final Chat.Type type;
  final String name;
  final Set<String> members;
  boolean joined = true;
  private final List<Item> items = new ArrayList<>();
  private Instant typingUntil = Instant.MIN;
  private int unread;

  Talk(String id, Chat.Type type, String name, List<String> members) {
    this.id = id;
    this.type = type;
    this.name = name;
    this.members = new LinkedHashSet<>(members);
  }

  /** Adds an item, made from the next seq. */
  Item add(LongFunction<Item> made) {
    var item = made.apply(items.size() + 1L);
    items.add(item);
    if (item instanceof Item.FromAccount) {
      unread++;
      typingUntil = Instant.MIN;
    }
    return item;
  }

  Item at(long seq) {
    return items.get(index(seq));
  }

  void put(Item changed) {
    items.set(index(changed.seq()), changed);
  }

  /** Returns the customer's message of this id. */
  Optional<Item.FromCustomer> message(String messageId, String userId) {
    return items.stream()
        .filter(Item.FromCustomer.class::isInstance)
        .map(Item.FromCustomer.class::cast)
        .filter(it -> it.id().equals(messageId) && it.userId().equals(userId))
        .findFirst();
  }

  /** Marks customers' messages up to this seq as read, as LINE does. */
  void readUpTo(long seq) {
    for (int i = 0; i <= index(seq); i++) {
      if (items.get(i) instanceof Item.FromCustomer m && !m.read()) items.set(i, m.readByAccount());
    }
  }

  void readAll() {
    if (!items.isEmpty()) readUpTo(items.size());
  }

  void typingUntil(Instant until) {
    typingUntil = until;
  }

  /** Opens the chat on the phone; returns true if it had unread messages. */
  boolean open() {
    var anew = unread > 0;
    unread = 0;
    return anew;
  }

  Chat snapshot(Instant now) {
    var typing = now.isBefore(typingUntil);
    return new Chat(id, type, name, List.copyOf(members), joined, items, typing, unread);
  }

  List<Item> items() {
    return List.copyOf(items);
  }

  int unread() {
    return unread;
  }

  /** Restores these items from before a restart. */
  void restore(List<Item> earlier, int unreadThen) {
    items.addAll(earlier);
    unread = unreadThen;
  }

  private static int index(long seq) {
    return Math.toIntExact(seq - 1);
  }
}
