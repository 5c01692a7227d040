package rusuban.app.receive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import rusuban.app.HistoryKey;
import rusuban.app.chat.ChatStore;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;

/** Splits a chat's events into batches that can be saved together. */
final class EventBatches {
  private EventBatches() {}

  /**
   * Returns the events in their order, each once. An unsend is a batch of its own, because it
   * changes other events. Every other batch has as many events as the store accepts.
   */
  static List<List<Event>> of(List<Event> events) {
    var parts = new ArrayList<List<Event>>();
    var seen = new HashSet<HistoryKey>();
    boolean open = false;
    for (var event : events) {
      if (!seen.add(new HistoryKey(event.at(), event.id()))) continue;
      boolean alone = event.content() instanceof EventContent.UnsendEvent;
      if (alone || !open || parts.getLast().size() == ChatStore.MAX_BATCH)
        parts.add(new ArrayList<>());
      parts.getLast().add(event);
      open = !alone;
    }
    return parts;
  }
}
