package planted.app.chat;

import org.jspecify.annotations.Nullable;
import planted.app.reply.Outbox;

/** Breaks: no cycle between app's packages, none between its files. */
public class Store {
  @Nullable Outbox outbox;
}
