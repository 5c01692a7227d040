package rusuban.core.content.schema;

import static rusuban.core.content.schema.Schema.choice;
import static rusuban.core.content.schema.Schema.decimal;
import static rusuban.core.content.schema.Schema.https;
import static rusuban.core.content.schema.Schema.identifier;
import static rusuban.core.content.schema.Schema.items;
import static rusuban.core.content.schema.Schema.object;
import static rusuban.core.content.schema.Schema.oneOf;
import static rusuban.core.content.schema.Schema.shown;
import static rusuban.core.content.schema.Schema.text;
import static rusuban.core.content.schema.Schema.typed;
import static rusuban.core.content.schema.Schema.whole;

import java.util.regex.Pattern;
import rusuban.core.content.JsonPath;
import rusuban.core.content.schema.Schema.ByType;
import rusuban.core.content.schema.Schema.Fields;
import rusuban.json.Json;

/** Tables of "Message objects": one per type, in the reference's order. */
public final class MessageSchemas {
  private static final Pattern LINE_AS_WORD = Pattern.compile("(?i)\\bLINE\\b");

  private static final Fields QUICK_REPLY =
      object()
          .required(
              "items",
              items(
                  1,
                  13,
                  object()
                      .required("type", choice("action"))
                      .optional("imageUrl", https())
                      .required("action", ActionSchemas.ON_QUICK_REPLY)));

  private static final Fields SENDER =
      object()
          .optional("name", text(20))
          .optional("iconUrl", https())
          .rule(MessageSchemas::notNamedLine);

  private static final Fields TEXT =
      message("text")
          .required("text", shown(5000))
          .optional(
              "emojis",
              items(
                  1,
                  20,
                  object()
                      .required("index", whole(0, 4999))
                      .required("productId", identifier())
                      .required("emojiId", identifier())))
          .optional("quoteToken", identifier())
          .rule(LineEmojis::checkPlaceholders);

  private static final ByType MENTIONEE =
      oneOf(typed("user").required("userId", identifier()), typed("all"));

  private static final ByType SUBSTITUTE =
      oneOf(
          typed("mention").required("mentionee", MENTIONEE),
          typed("emoji").required("productId", identifier()).required("emojiId", identifier()));

  /** Text message (v2). Its braces are LINE's own, so that variables are not replaced here. */
  private static final Fields TEXT_V2 =
      message("textV2")
          .required("text", text(5000))
          .optional(
              "substitution", new Schema.Keyed(100, StringFormats.SUBSTITUTION_KEY, SUBSTITUTE))
          .optional("quoteToken", identifier())
          .rule(SubstitutionValidator::check);

  private static final Fields STICKER =
      message("sticker")
          .required("packageId", identifier())
          .required("stickerId", identifier())
          .optional("quoteToken", identifier());

  private static final Fields IMAGE =
      message("image").required("originalContentUrl", https()).required("previewImageUrl", https());

  private static final Fields VIDEO =
      message("video")
          .required("originalContentUrl", https())
          .required("previewImageUrl", https())
          .optional("trackingId", StringFormats.TRACKING_ID);

  private static final Fields AUDIO =
      message("audio")
          .required("originalContentUrl", https())
          .required("duration", whole(1, Integer.MAX_VALUE));

  private static final Fields LOCATION =
      message("location")
          .required("title", shown(100))
          .required("address", shown(100))
          .required("latitude", decimal(-90, 90))
          .required("longitude", decimal(-180, 180));

  private static final Fields COUPON =
      message("coupon")
          .required("couponId", identifier())
          .optional("deliveryTag", StringFormats.DELIVERY_TAG);

  private static final Fields IMAGEMAP = ImagemapSchemas.in(message("imagemap"));

  private static final Fields TEMPLATE =
      message("template")
          .required("altText", shown(1500))
          .required("template", TemplateSchemas.ANY);

  private static final Fields FLEX =
      message("flex")
          .required("altText", shown(1500))
          .required("contents", FlexSchemas.CONTAINER)
          .rule(FlexConstraints::fewAnimations);

  public static final ByType ANY =
      oneOf(
          TEXT, TEXT_V2, STICKER, IMAGE, VIDEO, AUDIO, LOCATION, COUPON, IMAGEMAP, TEMPLATE, FLEX);

  private MessageSchemas() {}

  /** Returns the fields of a type, with the "Common properties for messages". */
  private static Fields message(String type) {
    return typed(type).optional("quickReply", QUICK_REPLY).optional("sender", SENDER);
  }

  private static void notNamedLine(
      Json.Obj sender, JsonPath at, ValidationErrors validationErrors) {
    if (sender.text("name").filter(name -> LINE_AS_WORD.matcher(name).find()).isPresent()) {
      validationErrors.add(
          at.field("name"),
          "表示名に LINE という語は使えません。",
          "a display name must not contain the word LINE");
    }
  }
}
