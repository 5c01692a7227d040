package rusuban.core.content.schema;

import java.util.List;
import rusuban.core.content.JsonPath;
import rusuban.json.Json;
import rusuban.json.JsonSize;

/**
 * Limits of messages as JSON. The reference says 2 MB for a request ("Status codes", 413), 30 KB
 * for a bubble and 50 KB for a carousel. They are read as thousands of bytes in UTF-8, the stricter
 * reading.
 */
public final class MessageSizes {
  private static final long REQUEST = 2_000_000;
  private static final long BUBBLE = 30_000;
  private static final long CAROUSEL = 50_000;

  private MessageSizes() {}

  /** Returns whether the messages fit a request. The rest of a request (ids, flags) is small. */
  public static boolean fitRequest(
      List<? extends Json> messages, JsonPath at, ValidationErrors validationErrors) {
    return fits(JsonSize.of(new Json.Arr(List.copyOf(messages))), REQUEST, at, validationErrors);
  }

  public static void checkFlex(
      List<? extends Json> messages, JsonPath at, ValidationErrors validationErrors) {
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i) instanceof Json.Obj message
          && message.text("type").orElse("").equals("flex")
          && message.get("contents").orElse(null) instanceof Json.Obj container) {
        checkContainer(container, at.item(i).field("contents"), validationErrors);
      }
    }
  }

  private static void checkContainer(
      Json.Obj container, JsonPath at, ValidationErrors validationErrors) {
    var type = container.text("type").orElse("");
    if (type.equals("bubble")) {
      fits(JsonSize.of(container), BUBBLE, at, validationErrors);
    } else if (type.equals("carousel")
        && fits(JsonSize.of(container), CAROUSEL, at, validationErrors)
        && container.get("contents").orElse(null) instanceof Json.Arr(var bubbles)) {
      for (int i = 0; i < bubbles.size(); i++) {
        fits(JsonSize.of(bubbles.get(i)), BUBBLE, at.field("contents").item(i), validationErrors);
      }
    }
  }

  private static boolean fits(long size, long max, JsonPath at, ValidationErrors validationErrors) {
    if (size <= max) {
      return true;
    }
    validationErrors.add(
        at,
        "JSON の大きさは%,dバイトまでです（いまは%,dバイト。変数は最も長い場合で数えます）。小さくしてください。".formatted(max, size),
        "at most %,d bytes of JSON, found %,d (variables at their longest); make it smaller"
            .formatted(max, size));
    return false;
  }
}
