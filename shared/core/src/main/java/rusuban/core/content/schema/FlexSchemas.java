package rusuban.core.content.schema;

import static rusuban.core.content.schema.Schema.choice;
import static rusuban.core.content.schema.Schema.flag;
import static rusuban.core.content.schema.Schema.https;
import static rusuban.core.content.schema.Schema.items;
import static rusuban.core.content.schema.Schema.object;
import static rusuban.core.content.schema.Schema.oneOf;
import static rusuban.core.content.schema.Schema.shown;
import static rusuban.core.content.schema.Schema.typed;
import static rusuban.core.content.schema.Schema.whole;

import rusuban.core.content.schema.Schema.ByType;
import rusuban.core.content.schema.Schema.Depending;
import rusuban.core.content.schema.Schema.Fields;
import rusuban.json.Json;

/**
 * Table of "Flex Message": containers and components, with the value ranges of the page "Flex
 * Message layout". The reference limits only the size of a container, not a component's text or the
 * depth of boxes.
 */
final class FlexSchemas {
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
          .optional("lineSpacing", StringFormats.LINE_SPACING)
          .optional("maxLines", whole(0, Integer.MAX_VALUE))
          .optional("action", ActionSchemas.ON_FLEX)
          .rule(FlexConstraints::textOrSpans);

  private static final Fields ICON =
      placed(typed("icon"))
          .required("url", https())
          .optional("size", StringFormats.FONT_SIZE)
          .optional("scaling", flag())
          .optional("aspectRatio", StringFormats.ASPECT_RATIO);

  private static final Fields IMAGE =
      placed(typed("image"))
          .required("url", https())
          .optional("flex", whole(0, Integer.MAX_VALUE))
          .optional("align", choice("start", "end", "center"))
          .optional("gravity", choice("top", "bottom", "center"))
          .optional("size", StringFormats.IMAGE_SIZE)
          .optional("aspectRatio", StringFormats.ASPECT_RATIO)
          .optional("aspectMode", choice("fit", "cover"))
          .optional("backgroundColor", StringFormats.COLOR)
          .optional("action", ActionSchemas.ON_FLEX)
          .optional("animated", flag());

  private static final Fields BUTTON =
      placed(typed("button"))
          .required("action", ActionSchemas.ON_FLEX_BUTTON)
          .optional("flex", whole(0, Integer.MAX_VALUE))
          .optional("height", choice("sm", "md"))
          .optional("style", choice("primary", "secondary", "link"))
          .optional("color", StringFormats.COLOR)
          .optional("gravity", choice("top", "bottom", "center"))
          .optional("adjustMode", choice("shrink-to-fit"))
          .optional("scaling", flag());

  private static final Fields SEPARATOR =
      typed("separator")
          .optional("margin", StringFormats.SPACE)
          .optional("color", StringFormats.COLOR);

  private static final Fields FILLER =
      typed("filler").optional("flex", whole(0, Integer.MAX_VALUE));

  private static final Fields BACKGROUND =
      typed("linearGradient")
          .required("angle", StringFormats.ANGLE)
          .required("startColor", StringFormats.COLOR)
          .required("endColor", StringFormats.COLOR)
          .optional("centerColor", StringFormats.COLOR)
          .optional("centerPosition", StringFormats.POSITION);

  private static final Fields BOX =
      placed(typed("box"))
          .required("layout", choice("horizontal", "vertical", "baseline"))
          .required(
              "contents", items(0, Integer.MAX_VALUE, new Depending(FlexSchemas::componentIn)))
          .optional("backgroundColor", StringFormats.COLOR)
          .optional("borderColor", StringFormats.COLOR)
          .optional("borderWidth", StringFormats.BORDER)
          .optional("cornerRadius", StringFormats.SPACE)
          .optional("width", StringFormats.EXTENT)
          .optional("maxWidth", StringFormats.EXTENT)
          .optional("height", StringFormats.EXTENT)
          .optional("maxHeight", StringFormats.EXTENT)
          .optional("flex", whole(0, Integer.MAX_VALUE))
          .optional("spacing", StringFormats.SPACE)
          .optional("paddingAll", StringFormats.PADDING)
          .optional("paddingTop", StringFormats.PADDING)
          .optional("paddingBottom", StringFormats.PADDING)
          .optional("paddingStart", StringFormats.PADDING)
          .optional("paddingEnd", StringFormats.PADDING)
          .optional("action", ActionSchemas.ON_FLEX)
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
          .optional("aspectRatio", StringFormats.ASPECT_RATIO)
          .optional("action", ActionSchemas.ON_FLEX_VIDEO);

  private static final Fields BLOCK_STYLE =
      object()
          .optional("backgroundColor", StringFormats.COLOR)
          .optional("separator", flag())
          .optional("separatorColor", StringFormats.COLOR);

  private static final Fields STYLES =
      object()
          .optional("header", BLOCK_STYLE)
          .optional("hero", BLOCK_STYLE)
          .optional("body", BLOCK_STYLE)
          .optional("footer", BLOCK_STYLE);

  private static final Fields BUBBLE =
      bubble(oneOf(BOX, IMAGE, VIDEO)).rule(FlexConstraints::videoInWideBubble);

  private static final Fields CAROUSEL =
      typed("carousel")
          .required("contents", items(1, 12, oneOf(bubble(oneOf(BOX, IMAGE)))))
          .rule(FlexConstraints::bubblesOfOneSize);

  static final ByType CONTAINER = oneOf(BUBBLE, CAROUSEL);

  private FlexSchemas() {}

  private static Fields bubble(Schema hero) {
    return typed("bubble")
        .optional("size", choice("nano", "micro", "deca", "hecto", "kilo", "mega", "giga"))
        .optional("direction", choice("ltr", "rtl"))
        .optional("header", oneOf(BOX))
        .optional("hero", hero)
        .optional("body", oneOf(BOX))
        .optional("footer", oneOf(BOX))
        .optional("styles", STYLES)
        .optional("action", ActionSchemas.ON_FLEX)
        .rule(FlexConstraints::blocksInPlace);
  }

  private static Fields placed(Fields component) {
    return component
        .optional("margin", StringFormats.SPACE)
        .optional("position", choice("relative", "absolute"))
        .optional("offsetTop", StringFormats.OFFSET)
        .optional("offsetBottom", StringFormats.OFFSET)
        .optional("offsetStart", StringFormats.OFFSET)
        .optional("offsetEnd", StringFormats.OFFSET);
  }

  private static Fields styled(Fields component) {
    return component
        .optional("color", StringFormats.COLOR)
        .optional("size", StringFormats.FONT_SIZE)
        .optional("weight", choice("regular", "bold"))
        .optional("style", choice("normal", "italic"))
        .optional("decoration", choice("none", "underline", "line-through"));
  }

  private static Schema componentIn(Json.Obj box) {
    return box.text("layout").orElse("").equals("baseline") ? IN_BASELINE_BOX : IN_BOX;
  }
}
