package rusuban.core.content;

import static rusuban.core.content.Shape.choice;
import static rusuban.core.content.Shape.flag;
import static rusuban.core.content.Shape.https;
import static rusuban.core.content.Shape.items;
import static rusuban.core.content.Shape.object;
import static rusuban.core.content.Shape.oneOf;
import static rusuban.core.content.Shape.shown;
import static rusuban.core.content.Shape.typed;
import static rusuban.core.content.Shape.whole;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import rusuban.core.Json;
import rusuban.core.content.Shape.ByType;
import rusuban.core.content.Shape.Depending;
import rusuban.core.content.Shape.Fields;

/**
 * "Flex Message": containers and components, with the value ranges of the page "Flex Message
 * layout". The reference limits neither a component's text nor the depth of boxes, only the size of
 * a container.
 */
final class FlexShapes {
  private static final int MOST_ANIMATED = 10;
  private static final List<String> BLOCKS = List.of("header", "hero", "body", "footer");

  private static final Fields SPAN =
      styled(typed("span")).optional("text", shown(Integer.MAX_VALUE));

  private static final Fields TEXT =
      styled(placed(typed("text")))
          .optional("text", shown(Integer.MAX_VALUE))
          .optional("contents", items(0, Integer.MAX_VALUE, oneOf(SPAN)))
          .optional("adjustMode", choice("shrink-to-fit"))
          .optional("flex", whole(0, Integer.MAX_VALUE))
          .optional("scaling", flag())
          .optional("align", choice("start", "end", "center"))
          .optional("gravity", choice("top", "bottom", "center"))
          .optional("wrap", flag())
          .optional("lineSpacing", Forms.LINE_SPACING)
          .optional("maxLines", whole(0, Integer.MAX_VALUE))
          .optional("action", ActionShapes.ON_FLEX)
          .rule(FlexShapes::textOrSpans);

  private static final Fields ICON =
      placed(typed("icon"))
          .required("url", https())
          .optional("size", Forms.FONT_SIZE)
          .optional("scaling", flag())
          .optional("aspectRatio", Forms.ASPECT_RATIO);

  private static final Fields IMAGE =
      placed(typed("image"))
          .required("url", https())
          .optional("flex", whole(0, Integer.MAX_VALUE))
          .optional("align", choice("start", "end", "center"))
          .optional("gravity", choice("top", "bottom", "center"))
          .optional("size", Forms.IMAGE_SIZE)
          .optional("aspectRatio", Forms.ASPECT_RATIO)
          .optional("aspectMode", choice("fit", "cover"))
          .optional("backgroundColor", Forms.COLOR)
          .optional("action", ActionShapes.ON_FLEX)
          .optional("animated", flag());

  private static final Fields BUTTON =
      placed(typed("button"))
          .required("action", ActionShapes.ON_FLEX_BUTTON)
          .optional("flex", whole(0, Integer.MAX_VALUE))
          .optional("height", choice("sm", "md"))
          .optional("style", choice("primary", "secondary", "link"))
          .optional("color", Forms.COLOR)
          .optional("gravity", choice("top", "bottom", "center"))
          .optional("adjustMode", choice("shrink-to-fit"))
          .optional("scaling", flag());

  private static final Fields SEPARATOR =
      typed("separator").optional("margin", Forms.SPACE).optional("color", Forms.COLOR);

  private static final Fields FILLER =
      typed("filler").optional("flex", whole(0, Integer.MAX_VALUE));

  private static final Fields BACKGROUND =
      typed("linearGradient")
          .required("angle", Forms.ANGLE)
          .required("startColor", Forms.COLOR)
          .required("endColor", Forms.COLOR)
          .optional("centerColor", Forms.COLOR)
          .optional("centerPosition", Forms.POSITION);

  private static final Fields BOX =
      placed(typed("box"))
          .required("layout", choice("horizontal", "vertical", "baseline"))
          .required("contents", items(0, Integer.MAX_VALUE, new Depending(FlexShapes::componentIn)))
          .optional("backgroundColor", Forms.COLOR)
          .optional("borderColor", Forms.COLOR)
          .optional("borderWidth", Forms.BORDER)
          .optional("cornerRadius", Forms.SPACE)
          .optional("width", Forms.EXTENT)
          .optional("maxWidth", Forms.EXTENT)
          .optional("height", Forms.EXTENT)
          .optional("maxHeight", Forms.EXTENT)
          .optional("flex", whole(0, Integer.MAX_VALUE))
          .optional("spacing", Forms.SPACE)
          .optional("paddingAll", Forms.PADDING)
          .optional("paddingTop", Forms.PADDING)
          .optional("paddingBottom", Forms.PADDING)
          .optional("paddingStart", Forms.PADDING)
          .optional("paddingEnd", Forms.PADDING)
          .optional("action", ActionShapes.ON_FLEX)
          .optional(
              "justifyContent",
              choice(
                  "flex-start",
                  "center",
                  "flex-end",
                  "space-between",
                  "space-around",
                  "space-evenly"))
          .optional("alignItems", choice("flex-start", "center", "flex-end"))
          .optional("background", BACKGROUND);

  private static final ByType IN_BOX = oneOf(BOX, BUTTON, IMAGE, TEXT, SEPARATOR, FILLER);
  private static final ByType IN_BASELINE_BOX = oneOf(ICON, TEXT, FILLER);

  private static final Fields VIDEO =
      typed("video")
          .required("url", https())
          .required("previewUrl", https())
          .required("altContent", oneOf(BOX, IMAGE))
          .optional("aspectRatio", Forms.ASPECT_RATIO)
          .optional("action", ActionShapes.ON_FLEX_VIDEO);

  private static final Fields BLOCK_STYLE =
      object()
          .optional("backgroundColor", Forms.COLOR)
          .optional("separator", flag())
          .optional("separatorColor", Forms.COLOR);

  private static final Fields STYLES =
      object()
          .optional("header", BLOCK_STYLE)
          .optional("hero", BLOCK_STYLE)
          .optional("body", BLOCK_STYLE)
          .optional("footer", BLOCK_STYLE);

  private static final Fields BUBBLE =
      bubble(oneOf(BOX, IMAGE, VIDEO)).rule(FlexShapes::videoInWideBubble);

  private static final Fields CAROUSEL =
      typed("carousel")
          .required("contents", items(1, 12, oneOf(bubble(oneOf(BOX, IMAGE)))))
          .rule(FlexShapes::bubblesOfOneSize);

  static final ByType CONTAINER = oneOf(BUBBLE, CAROUSEL);

  private FlexShapes() {}

  private static Fields bubble(Shape hero) {
    return typed("bubble")
        .optional("size", choice("nano", "micro", "deca", "hecto", "kilo", "mega", "giga"))
        .optional("direction", choice("ltr", "rtl"))
        .optional("header", oneOf(BOX))
        .optional("hero", hero)
        .optional("body", oneOf(BOX))
        .optional("footer", oneOf(BOX))
        .optional("styles", STYLES)
        .optional("action", ActionShapes.ON_FLEX)
        .rule(FlexShapes::blocksInPlace);
  }

  private static Fields placed(Fields component) {
    return component
        .optional("margin", Forms.SPACE)
        .optional("position", choice("relative", "absolute"))
        .optional("offsetTop", Forms.OFFSET)
        .optional("offsetBottom", Forms.OFFSET)
        .optional("offsetStart", Forms.OFFSET)
        .optional("offsetEnd", Forms.OFFSET);
  }

  private static Fields styled(Fields component) {
    return component
        .optional("color", Forms.COLOR)
        .optional("size", Forms.FONT_SIZE)
        .optional("weight", choice("regular", "bold"))
        .optional("style", choice("normal", "italic"))
        .optional("decoration", choice("none", "underline", "line-through"));
  }

  private static Shape componentIn(Json.Obj box) {
    return box.text("layout").orElse("").equals("baseline") ? IN_BASELINE_BOX : IN_BOX;
  }

  /** LINE's own Flex Message Simulator writes empty contents beside a text. */
  private static void textOrSpans(Json.Obj text, Path at, Findings findings) {
    boolean hasSpans =
        text.get("contents").orElse(null) instanceof Json.Arr(var spans) && !spans.isEmpty();
    if (text.get("text").isEmpty() && !hasSpans) {
      findings.add(
          at.field("text"), "text か contents のどちらかが必須です。", "either text or contents is required");
    }
  }

  /** "Offset": the first component of a block cannot be absolute. */
  private static void blocksInPlace(Json.Obj bubble, Path at, Findings findings) {
    for (var block : BLOCKS) {
      if (bubble.get(block).orElse(null) instanceof Json.Obj component
          && component.text("position").equals(Optional.of("absolute"))) {
        findings.add(
            at.field(block).field("position"),
            "ブロックの直下では absolute にできません。",
            "cannot be absolute directly below a block");
      }
    }
  }

  /** "Video", use conditions of the video component. */
  private static void videoInWideBubble(Json.Obj bubble, Path at, Findings findings) {
    var size = bubble.text("size").orElse("mega");
    if (bubble.get("hero").orElse(null) instanceof Json.Obj hero
        && hero.text("type").equals(Optional.of("video"))
        && !List.of("kilo", "mega", "giga").contains(size)) {
      findings.add(
          at.field("size"),
          "動画を入れるには kilo, mega, giga のどれかにしてください（いまは %s）。".formatted(Quoted.string(size)),
          "must be kilo, mega or giga with a video, found %s".formatted(Quoted.string(size)));
    }
  }

  private static void bubblesOfOneSize(Json.Obj carousel, Path at, Findings findings) {
    if (carousel.get("contents").orElse(null) instanceof Json.Arr(var bubbles)) {
      for (int i = 1; i < bubbles.size(); i++) {
        if (!size(bubbles.get(i)).equals(size(bubbles.getFirst()))) {
          findings.add(
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

  /** "Image", animated; with a stack of its own, for trees deeper than a thread's. */
  static void fewAnimations(Json.Obj message, Path at, Findings findings) {
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
      findings.add(
          at,
          "動く画像（animated）は1通に%d枚までです（いまは%d枚）。".formatted(MOST_ANIMATED, animated),
          "at most %d animated images a message, found %d".formatted(MOST_ANIMATED, animated));
    }
  }
}
