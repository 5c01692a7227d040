package rusuban.local.line;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What came of actions on the phone. */
public sealed interface Performed {
  /**
   * They happened.
   *
   * @param items what the phone shows for each, in order
   * @param delivery the outcome of the one webhook that told the account
   */
  record Done(List<Item> items, CompletableFuture<Delivery> delivery) implements Performed {
    public Done {
      items = List.copyOf(items);
    }
  }

  /** LINE does not let one do that now; nothing happened. */
  record Impossible(String ja, String en) implements Performed {}

  /** For callers who know that it is possible; throws {@link IllegalStateException} otherwise. */
  default Done done() {
    return switch (this) {
      case Done done -> done;
      case Impossible(_, var en) -> throw new IllegalStateException(en);
    };
  }
}
