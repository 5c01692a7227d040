package rusuban.core.content.schema;

import static rusuban.core.content.schema.Schema.https;
import static rusuban.core.content.schema.Schema.items;
import static rusuban.core.content.schema.Schema.link;
import static rusuban.core.content.schema.Schema.object;
import static rusuban.core.content.schema.Schema.oneOf;
import static rusuban.core.content.schema.Schema.shown;
import static rusuban.core.content.schema.Schema.text;
import static rusuban.core.content.schema.Schema.typed;
import static rusuban.core.content.schema.Schema.whole;

import java.util.regex.Pattern;
import rusuban.core.content.JsonPath;
import rusuban.core.content.schema.Schema.Fields;
import rusuban.json.Json;

/** Table of "Imagemap message". Its actions differ from those of "Action objects". */
final class ImagemapSchemas {
  private static final Pattern EXTENSION = Pattern.compile("(?i)[^?#]*\\.(?:png|jpe?g)/?");

  private static final Fields AREA =
      object()
          .required("x", whole(0, Integer.MAX_VALUE))
          .required("y", whole(0, Integer.MAX_VALUE))
          .required("width", whole(1, Integer.MAX_VALUE))
          .required("height", whole(1, Integer.MAX_VALUE));

  private static final Schema ACTION =
      oneOf(
          action("uri").required("linkUri", link()),
          action("message").required("text", shown(400)),
          action("clipboard").required("clipboardText", text(1000)));

  private static final Fields VIDEO =
      object()
          .required("originalContentUrl", https())
          .required("previewImageUrl", https())
          .required("area", AREA)
          .optional(
              "externalLink", object().required("linkUri", link()).required("label", shown(30)));

  private ImagemapSchemas() {}

  static Fields in(Fields message) {
    return message
        .required("baseUrl", https())
        .required("altText", shown(1500))
        .required(
            "baseSize",
            object().required("width", whole(1040, 1040)).required("height", whole(1, 1_000_000)))
        .optional("video", VIDEO)
        .required("actions", items(0, 50, ACTION))
        .rule(ImagemapSchemas::withoutExtension);
  }

  private static Fields action(String type) {
    return typed(type).optional("label", shown(100)).required("area", AREA);
  }

  /**
   * Reports an image URL with an extension. LINE appends the width to the URL, and an extension
   * breaks the image ("How to configure an image").
   */
  private static void withoutExtension(
      Json.Obj message, JsonPath at, ValidationErrors validationErrors) {
    if (message.text("baseUrl").filter(url -> EXTENSION.matcher(url).matches()).isPresent()) {
      validationErrors.add(
          at.field("baseUrl"),
          "拡張子（.png など）を付けないでください。LINE が末尾に /1040 などの幅を付けて取りに行きます。",
          "must not end in an image's extension: LINE appends the width, such as /1040");
    }
  }
}
