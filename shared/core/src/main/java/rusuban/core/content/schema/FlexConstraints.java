package rusuban.core.content.schema;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import rusuban.core.content.JsonPath;
import rusuban.core.content.SafeQuote;
import rusuban.json.Json;

/** Rules of "Flex Message" about several fields at once. */
final class FlexConstraints {
  private static final int MOST_ANIMATED = 10;
  private static final List<String> BLOCKS = List.of("header", "hero", "body", "footer");

  private FlexConstraints() {}

  /**
   * Reports a text without text and spans. Empty contents beside a text are allowed, since LINE's
   * own Flex Message Simulator writes them.
   */
  static void textOrSpans(Json.Obj text, JsonPath at, ValidationErrors validationErrors) {
    boolean hasSpans =
        text.get("contents").orElse(null) instanceof Json.Arr(var spans) && !spans.isEmpty();
    if (text.get("text").isEmpty() && !hasSpans) {
      validationErrors.add(
          at.field("text"), "text か contents のどちらかが必須です。", "either text or contents is required");
    }
  }

  /** Reports a block whose first component is absolute ("Offset"). */
  static void blocksInPlace(Json.Obj bubble, JsonPath at, ValidationErrors validationErrors) {
    for (var block : BLOCKS) {
      if (bubble.get(block).orElse(null) instanceof Json.Obj component
          && component.text("position").equals(Optional.of("absolute"))) {
        validationErrors.add(
            at.field(block).field("position"),
            "ブロックの直下では absolute にできません。",
            "cannot be absolute directly below a block");
      }
    }
  }

  /**
   * Reports a video in a bubble of another size than its conditions allow ("Video", use conditions
   * of the video component).
   */
  static void videoInWideBubble(Json.Obj bubble, JsonPath at, ValidationErrors validationErrors) {
    var size = bubble.text("size").orElse("mega");
    if (bubble.get("hero").orElse(null) instanceof Json.Obj hero
        && hero.text("type").equals(Optional.of("video"))
        && !List.of("kilo", "mega", "giga").contains(size)) {
      validationErrors.add(
          at.field("size"),
          "動画を入れるには kilo, mega, giga のどれかにしてください（いまは %s）。".formatted(SafeQuote.string(size)),
          "must be kilo, mega or giga with a video, found %s".formatted(SafeQuote.string(size)));
    }
  }

  static void bubblesOfOneSize(Json.Obj carousel, JsonPath at, ValidationErrors validationErrors) {
    if (carousel.get("contents").orElse(null) instanceof Json.Arr(var bubbles)) {
      for (int i = 1; i < bubbles.size(); i++) {
        if (!size(bubbles.get(i)).equals(size(bubbles.getFirst()))) {
          validationErrors.add(
              at.field("contents").item(i).field("size"),
              "カルーセルの中の size はすべて同じにしてください。",
              "all bubbles of a carousel must have the same size");
          return;
        }
      }
    }
  }

  private static String size(Json bubble) {
    return bubble instanceof Json.Obj object ? object.text("size").orElse("mega") : "mega";
  }

  /**
   * Reports more animated images than a message may have ("Image", animated). Keeps a stack of its
   * own, since a tree may be deeper than a thread's stack.
   */
  static void fewAnimations(Json.Obj message, JsonPath at, ValidationErrors validationErrors) {
    var open = new ArrayDeque<Json>();
    open.push(message);
    int animated = 0;
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case Json.Obj object -> {
          animated +=
              object.get("animated").orElse(null) instanceof Json.Bool(var on) && on ? 1 : 0;
          object.fields().values().forEach(open::push);
        }
        case Json.Arr(var items) -> items.forEach(open::push);
        case Json.Str _, Json.Num _, Json.Bool _, Json.Null() -> {}
      }
    }
    if (animated > MOST_ANIMATED) {
      validationErrors.add(
          at,
          "動く画像（animated）は1通に%d枚までです（いまは%d枚）。".formatted(MOST_ANIMATED, animated),
          "at most %d animated images a message, found %d".formatted(MOST_ANIMATED, animated));
    }
  }
}
