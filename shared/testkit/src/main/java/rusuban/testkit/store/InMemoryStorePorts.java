package rusuban.testkit.store;

import rusuban.app.store.StorePorts;

/** The ports of an in-memory table. */
public final class InMemoryStorePorts {
  private InMemoryStorePorts() {}

  /** Returns ports that read and write this table under its lock. */
  public static StorePorts of(InMemoryTable table) {
    return new StorePorts(
        new InMemoryChatStore(table),
        new InMemoryReplyOutbox(table),
        new InMemoryFollowUpQueue(table),
        new InMemoryDueWorkIndex(table),
        new InMemoryChatArchive(table),
        new InMemoryAccountStore(table));
  }
}
