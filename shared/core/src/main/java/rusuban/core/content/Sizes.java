package rusuban.core.content;

import java.util.List;
import rusuban.core.Json;

/**
 * Limits of messages as JSON. The reference says 2 MB for a request ("Status codes", 413), 30 KB
 * for a bubble and 50 KB for a carousel. They are read as thousands of bytes in UTF-8, the stricter
 * reading.
 */
final class Sizes {
  private static final long REQUEST = 2_000_000;
  private static final long BUBBLE = 30_000;
  private static final long CAROUSEL = 50_000;

  private Sizes() {}

  /** Returns whether the messages fit a request. The rest of a request (ids, flags) is small. */
  static boolean fitRequest(List<? extends Json> messages, Path at, Findings findings) {
    return fits(JsonSize.of(new Json.Arr(List.copyOf(messages))), REQUEST, at, findings);
  }

  static void checkFlex(List<? extends Json> messages, Path at, Findings findings) {
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i) instanceof Json.Obj message
          && message.text("type").orElse("").equals("flex")
          && message.get("contents").orElse(null) instanceof Json.Obj container) {
        checkContainer(container, at.item(i).field("contents"), findings);
      }
    }
  }

  private static void checkContainer(Json.Obj container, Path at, Findings findings) {
    var type = container.text("type").orElse("");
    if (type.equals("bubble")) {
      fits(JsonSize.of(container), BUBBLE, at, findings);
    } else if (type.equals("carousel")
        && fits(JsonSize.of(container), CAROUSEL, at, findings)
        && container.get("contents").orElse(null) instanceof Json.Arr(var bubbles)) {
      for (int i = 0; i < bubbles.size(); i++) {
        fits(JsonSize.of(bubbles.get(i)), BUBBLE, at.field("contents").item(i), findings);
      }
    }
  }

  private static boolean fits(long size, long max, Path at, Findings findings) {
    if (size <= max) {
      return true;
    }
    findings.add(
        at,
        "JSON の大きさは%,dバイトまでです（いまは%,dバイト。変数は最も長い場合で数えます）。小さくしてください。".formatted(max, size),
        "at most %,d bytes of JSON, found %,d (variables at their longest); make it smaller"
            .formatted(max, size));
    return false;
  }
}
