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

import rusuban.core.Json;
import rusuban.core.content.Shape.ByType;
import rusuban.core.content.Shape.Depending;
import rusuban.core.content.Shape.Fields;

/**
 * Table of "Flex Message": containers and components, with the value ranges of the page "Flex
 * Message layout". The reference limits only the size of a container, not a component's text or the
 * depth of boxes.
 */
final class FlexShapes {
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
          .rule(FlexRules::textOrSpans);

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
      bubble(oneOf(BOX, IMAGE, VIDEO)).rule(FlexRules::videoInWideBubble);

  private static final Fields CAROUSEL =
      typed("carousel")
          .required("contents", items(1, 12, oneOf(bubble(oneOf(BOX, IMAGE)))))
          .rule(FlexRules::bubblesOfOneSize);

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
        .rule(FlexRules::blocksInPlace);
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
}
