package rusuban.core.content.schema;

import static rusuban.core.content.schema.Schema.choice;
import static rusuban.core.content.schema.Schema.https;
import static rusuban.core.content.schema.Schema.items;
import static rusuban.core.content.schema.Schema.object;
import static rusuban.core.content.schema.Schema.oneOf;
import static rusuban.core.content.schema.Schema.shownClusters;
import static rusuban.core.content.schema.Schema.typed;

import java.util.List;
import java.util.function.Function;
import rusuban.core.content.JsonPath;
import rusuban.core.content.schema.Schema.ByType;
import rusuban.core.content.schema.Schema.Depending;
import rusuban.core.content.schema.Schema.Fields;
import rusuban.json.Json;

/**
 * Tables of "Template messages". Titles and texts count in grapheme clusters, except for altText.
 */
final class TemplateSchemas {
  private static final Fields BUTTONS =
      picture(typed("buttons"))
          .optional("thumbnailImageUrl", https())
          .optional("imageBackgroundColor", StringFormats.RGB)
          .optional("title", shownClusters(40))
          .required("text", textWithout(160))
          .optional("defaultAction", ActionSchemas.ON_TEMPLATE)
          .required("actions", items(1, 4, ActionSchemas.ON_TEMPLATE));

  private static final Fields CONFIRM =
      typed("confirm")
          .required("text", shownClusters(240))
          .required("actions", items(2, 2, ActionSchemas.ON_TEMPLATE));

  private static final Fields COLUMN =
      object()
          .optional("thumbnailImageUrl", https())
          .optional("imageBackgroundColor", StringFormats.RGB)
          .optional("title", shownClusters(40))
          .required("text", textWithout(120))
          .optional("defaultAction", ActionSchemas.ON_TEMPLATE)
          .required("actions", items(1, 3, ActionSchemas.ON_TEMPLATE));

  private static final Fields CAROUSEL =
      picture(typed("carousel"))
          .required("columns", items(1, 10, COLUMN))
          .rule(TemplateSchemas::columnsAlike);

  private static final Fields IMAGE_CAROUSEL =
      typed("image_carousel")
          .required(
              "columns",
              items(
                  1,
                  10,
                  object()
                      .required("imageUrl", https())
                      .required("action", ActionSchemas.ON_IMAGE_CAROUSEL)));

  static final ByType ANY = oneOf(BUTTONS, CONFIRM, CAROUSEL, IMAGE_CAROUSEL);

  private TemplateSchemas() {}

  private static Fields picture(Fields template) {
    return template
        .optional("imageAspectRatio", choice("rectangle", "square"))
        .optional("imageSize", choice("cover", "contain"));
  }

  /**
   * Returns the limit of a text, which is lower beside an image or a title.
   *
   * @param max the limit without either, in grapheme clusters
   */
  private static Depending textWithout(int max) {
    return new Depending(
        around ->
            shownClusters(has(around, "thumbnailImageUrl") || has(around, "title") ? 60 : max));
  }

  private static boolean has(Json object, String field) {
    return object instanceof Json.Obj(var fields) && fields.containsKey(field);
  }

  /** Reports columns that differ in their fields (the note below "Column object for carousel"). */
  private static void columnsAlike(
      Json.Obj carousel, JsonPath at, ValidationErrors validationErrors) {
    if (carousel.get("columns").orElse(null) instanceof Json.Arr(var columns)) {
      alike(columns, c -> actions(c), at, "actions の数", "number of actions", validationErrors);
      alike(
          columns, c -> has(c, "title"), at, "title の有無", "presence of a title", validationErrors);
      alike(
          columns,
          c -> has(c, "thumbnailImageUrl"),
          at,
          "thumbnailImageUrl の有無",
          "presence of an image",
          validationErrors);
    }
  }

  private static void alike(
      List<Json> columns,
      Function<Json, Object> trait,
      JsonPath at,
      String ja,
      String en,
      ValidationErrors validationErrors) {
    for (int i = 1; i < columns.size(); i++) {
      if (!trait.apply(columns.get(i)).equals(trait.apply(columns.getFirst()))) {
        validationErrors.add(
            at.field("columns").item(i),
            ja + "を columns[0] とそろえてください。",
            "the " + en + " must be the same as in columns[0]");
        return;
      }
    }
  }

  private static int actions(Json column) {
    return column instanceof Json.Obj object
            && object.get("actions").orElse(null) instanceof Json.Arr(var actions)
        ? actions.size()
        : 0;
  }
}
