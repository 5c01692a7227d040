package rusuban.core.content.schema;

import static rusuban.core.content.schema.Schema.choice;
import static rusuban.core.content.schema.Schema.identifier;
import static rusuban.core.content.schema.Schema.link;
import static rusuban.core.content.schema.Schema.object;
import static rusuban.core.content.schema.Schema.oneOf;
import static rusuban.core.content.schema.Schema.shownClusters;
import static rusuban.core.content.schema.Schema.text;
import static rusuban.core.content.schema.Schema.typed;

import java.util.Optional;
import rusuban.core.content.JsonPath;
import rusuban.core.content.schema.Schema.ByType;
import rusuban.core.content.schema.Schema.Fields;
import rusuban.core.content.schema.Schema.Formatted;
import rusuban.core.content.schema.Schema.Text;
import rusuban.json.Json;

/**
 * Table of "Action objects". The limits of a label depend on the place of the action
 * ("Specifications of the label"). Labels and the texts a customer would send count in grapheme
 * clusters.
 */
final class ActionSchemas {
  private static final Text DATA = new Text(0, 300, Schema.Count.UTF_16_UNITS, false);

  /** Actions of a quick reply button; only there are camera, camera roll and location allowed. */
  static final ByType ON_QUICK_REPLY =
      oneOf(
          postback(true, 20),
          message(true, 20),
          uri(true, 20),
          datetimePicker(true, 20),
          labelled("camera", true, 20),
          labelled("cameraRoll", true, 20),
          labelled("location", true, 20),
          clipboard(true, 20));

  static final ByType ON_TEMPLATE = anywhere(true, 20);
  static final ByType ON_IMAGE_CAROUSEL = anywhere(false, 12);
  static final ByType ON_FLEX_BUTTON = anywhere(true, 40);
  static final ByType ON_FLEX = anywhere(false, 40);
  static final ByType ON_FLEX_VIDEO = oneOf(uri(false, 40));

  private ActionSchemas() {}

  private static ByType anywhere(boolean needsLabel, int maxLabel) {
    return oneOf(
        postback(needsLabel, maxLabel),
        message(needsLabel, maxLabel),
        uri(needsLabel, maxLabel),
        datetimePicker(needsLabel, maxLabel),
        clipboard(needsLabel, maxLabel));
  }

  private static Fields labelled(String type, boolean needsLabel, int maxLabel) {
    var label = shownClusters(maxLabel);
    return needsLabel ? typed(type).required("label", label) : typed(type).optional("label", label);
  }

  private static Fields postback(boolean needsLabel, int maxLabel) {
    return labelled("postback", needsLabel, maxLabel)
        .required("data", DATA)
        .optional("displayText", shownClusters(300))
        .optional("text", shownClusters(300))
        .optional(
            "inputOption", choice("closeRichMenu", "openRichMenu", "openKeyboard", "openVoice"))
        .optional("fillInText", shownClusters(300))
        .rule(ActionSchemas::oneTextOnly)
        .rule(ActionSchemas::fillsInWithKeyboard);
  }

  private static Fields message(boolean needsLabel, int maxLabel) {
    return labelled("message", needsLabel, maxLabel).required("text", shownClusters(300));
  }

  private static Fields uri(boolean needsLabel, int maxLabel) {
    return labelled("uri", needsLabel, maxLabel)
        .required("uri", link())
        .optional("altUri", object().required("desktop", link()));
  }

  private static Fields datetimePicker(boolean needsLabel, int maxLabel) {
    var moment = new Schema.Depending(ActionSchemas::moment);
    return labelled("datetimepicker", needsLabel, maxLabel)
        .required("data", DATA)
        .required("mode", choice("date", "time", "datetime"))
        .optional("initial", moment)
        .optional("max", moment)
        .optional("min", moment)
        .rule(ActionSchemas::minBeforeMax);
  }

  private static Fields clipboard(boolean needsLabel, int maxLabel) {
    return labelled("clipboard", needsLabel, maxLabel).required("clipboardText", text(1000));
  }

  private static Schema moment(Json.Obj picker) {
    return switch (picker.text("mode").orElse("")) {
      case "date" -> StringFormats.PICKER_DATE;
      case "time" -> StringFormats.PICKER_TIME;
      case "datetime" -> StringFormats.PICKER_DATETIME;
      default -> identifier();
    };
  }

  private static void oneTextOnly(Json.Obj action, JsonPath at, ValidationErrors validationErrors) {
    if (action.get("displayText").isPresent() && action.get("text").isPresent()) {
      validationErrors.add(
          at.field("text"),
          "displayText と同時には使えません。text を消してください。",
          "cannot stand beside displayText; remove it");
    }
  }

  private static void fillsInWithKeyboard(
      Json.Obj action, JsonPath at, ValidationErrors validationErrors) {
    if (action.get("fillInText").isPresent()
        && !action.text("inputOption").equals(Optional.of("openKeyboard"))) {
      validationErrors.add(
          at.field("fillInText"),
          "inputOption が openKeyboard のときだけ使えます。",
          "works only where inputOption is openKeyboard");
    }
  }

  private static void minBeforeMax(
      Json.Obj picker, JsonPath at, ValidationErrors validationErrors) {
    if (!(moment(picker) instanceof Formatted form)) {
      return;
    }
    var min = picker.text("min").filter(form.matches());
    var max = picker.text("max").filter(form.matches());
    if (min.isPresent() && max.isPresent() && min.get().compareToIgnoreCase(max.get()) >= 0) {
      validationErrors.add(
          at.field("max"),
          "min (%s) より後にしてください（いまは %s）。".formatted(min.get(), max.get()),
          "must be after min (%s), found %s".formatted(min.get(), max.get()));
    }
  }
}
