package rusuban.app.chat;

import java.util.Set;
import rusuban.app.HistoryKey;

/** The result of saving several events of one chat together. */
public sealed interface BatchSaveResult {

  /** All of the events are new and saved. */
  record Saved() implements BatchSaveResult {}

  /** The events with these keys were already saved, so none of the others is saved now. */
  record AlreadySaved(Set<HistoryKey> keys) implements BatchSaveResult {
    public AlreadySaved {
      keys = Set.copyOf(keys);
    }
  }

  /** The chat has changed since it was read: decide again. */
  record VersionConflict() implements BatchSaveResult {}
}
