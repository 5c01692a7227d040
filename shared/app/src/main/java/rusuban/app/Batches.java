package rusuban.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import rusuban.core.event.Event;
import rusuban.core.event.What;

/** Parts a chat's events into those that can be kept together. */
final class Batches {
  private Batches() {}

  /**
   * Returns the events in their order: an unsend by itself, as it changes what others said, and of
   * the others as many at a time as the store takes. An event that came twice is there once.
   */
  static List<List<Event>> of(List<Event> events) {
    var parts = new ArrayList<List<Event>>();
    var seen = new HashSet<Records.Key>();
    boolean open = false;
    for (var event : events) {
      if (!seen.add(new Records.Key(event.at(), event.id()))) continue;
      boolean alone = event.what() instanceof What.Unsend;
      if (alone || !open || parts.getLast().size() == Records.MOST_TOGETHER)
        parts.add(new ArrayList<>());
      parts.getLast().add(event);
      open = !alone;
    }
    return parts;
  }
}
