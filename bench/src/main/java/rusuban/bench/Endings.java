package rusuban.bench;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import rusuban.app.DeliveryOutcome;
import rusuban.app.chat.HistoryEntry;
import rusuban.core.ChatId;

/** How things ended, read from the store's own histories. */
final class Endings {
  private static final int AT_ONCE = 16;
  private static final int MOST = 100_000;

  /** Of each key, how it ended; {@code outstanding} where it has not. */
  private final Map<String, String> byKey = new ConcurrentHashMap<>();

  private Endings() {}

  /**
   * Reads the histories of these chats.
   *
   * @param counted which entries of a history count
   */
  static Endings read(
      Shop shop, Collection<String> chats, Predicate<HistoryEntry> counted, Progress progress) {
    var endings = new Endings();
    var done = new AtomicLong();
    try (var readers = Executors.newFixedThreadPool(AT_ONCE)) {
      List<? extends Future<?>> reads =
          chats.stream()
              .map(
                  chat ->
                      readers.submit(
                          () -> {
                            endings.read(shop, chat, counted);
                            progress.show("確認 / checking", done.incrementAndGet(), chats.size());
                          }))
              .toList();
      for (var read : reads) read.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a history cannot be read", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return endings;
  }

  private void read(Shop shop, String chat, Predicate<HistoryEntry> counted) {
    var now = shop.time().instant();
    shop.stores().archive().history(Shop.ACCOUNT, new ChatId(chat), now, MOST).stream()
        .filter(counted)
        .forEach(it -> byKey.put(chat + " " + it.key().id(), name(it)));
  }

  private static String name(HistoryEntry kept) {
    return kept.outcome().map(Endings::name).orElse("outstanding");
  }

  private static String name(DeliveryOutcome ending) {
    return switch (ending) {
      case DeliveryOutcome.Sent(var via, _) -> "sent-by-" + via.name().toLowerCase(Locale.ROOT);
      case DeliveryOutcome.Skipped(var why) -> "skipped-" + why;
      case DeliveryOutcome.Unknown(var why) -> "unknown-" + why;
      case DeliveryOutcome.Failed(var why) -> "dead-" + why;
    };
  }

  /** Whether this is kept and has ended. */
  boolean hasEnded(String chat, String id) {
    return !byKey.getOrDefault(chat + " " + id, "outstanding").equals("outstanding");
  }

  boolean hasOutstanding() {
    return byKey.containsValue("outstanding");
  }

  /** How many ended how. */
  Map<String, Long> counts() {
    var counts = new TreeMap<String, Long>();
    byKey.values().forEach(it -> counts.merge(it, 1L, Long::sum));
    return counts;
  }

  /** How many of these chats have no ended entry at all. */
  long without(Collection<String> chats) {
    var ended = new HashSet<String>();
    byKey.forEach(
        (key, how) -> {
          if (!how.equals("outstanding")) ended.add(key.substring(0, key.indexOf(' ')));
        });
    return chats.stream().filter(it -> !ended.contains(it)).count();
  }
}
