package planted.app.reply;

import org.jspecify.annotations.Nullable;
import planted.app.chat.Store;

/** Breaks: no cycle between app's packages, none between its files. */
public class Outbox {
  @Nullable Store store;
}
