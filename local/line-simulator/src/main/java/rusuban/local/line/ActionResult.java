package rusuban.local.line;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import rusuban.local.line.state.TimelineItem;
import rusuban.local.line.state.WebhookDelivery;

/** The result of actions on the phone. */
public sealed interface ActionResult {
  /**
   * The actions were performed.
   *
   * @param items the item on the phone for each action, in order
   * @param delivery the outcome of the one webhook
   */
  record Done(List<TimelineItem> items, CompletableFuture<WebhookDelivery> delivery)
      implements ActionResult {
    public Done {
      items = List.copyOf(items);
    }
  }

  /** LINE does not allow an action now. Nothing happened. */
  record Impossible(String ja, String en) implements ActionResult {}

  /**
   * Returns the result for callers who know that the actions are possible.
   *
   * @throws IllegalStateException if they are not
   */
  default Done done() {
    return switch (this) {
      case Done done -> done;
      case Impossible(_, var en) -> throw new IllegalStateException(en);
    };
  }
}
