package rusuban.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import rusuban.app.chat.EventRecord;
import rusuban.app.chat.ReplyPlan;
import rusuban.core.event.EventContent;
import rusuban.json.Json;
import rusuban.json.JsonText;

/**
 * DynamoDB's limit of 400 KB for an item (developer guide, "Quotas", "Items"), as far as an event
 * can reach it. Keys stay below their limit, because long ids are hashed in them. The raw text has
 * items of its own.
 */
public final class ItemLimits {
  private static final int ITEM = 400 * 1024;

  /** Bytes of the attribute names, times and flags in an event's item. */
  private static final int REST = 1_000;

  private ItemLimits() {}

  /**
   * Checks the size of an event record's item.
   *
   * @throws IllegalArgumentException if the item would be too large
   */
  public static void check(EventRecord entry) {
    long event = REST + bytes(entry.event().id()) + bytes(messageId(entry.event().content()));
    for (var step : entry.trace()) event += bytes(step.toString());
    if (entry.plan() instanceof ReplyPlan.Reply(var token, var messages, _))
      event += bytes(token) + bytes(JsonText.write(new Json.Arr(messages)));
    long chat =
        entry.after().map(it -> it.unsent().stream().mapToLong(ItemLimits::bytes).sum()).orElse(0L)
            + entry.after().flatMap(it -> it.name()).map(ItemLimits::bytes).orElse(0L);
    if (event > ITEM || chat > ITEM)
      throw new IllegalArgumentException("an item of more than 400 KB");
  }

  private static String messageId(EventContent eventContent) {
    return Optional.of(eventContent).flatMap(EventContent::brings).orElse("");
  }

  private static long bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
