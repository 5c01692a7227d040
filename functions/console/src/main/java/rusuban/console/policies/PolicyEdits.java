package rusuban.console.policies;

import java.util.function.Function;
import rusuban.core.chat.ResponseMode;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;

/**
 * Edits of the policies in a settings document. Only values that differ are written: a default that
 * the document leaves out stays out. Unknown fields and notes stay.
 */
final class PolicyEdits {
  private PolicyEdits() {}

  /** Returns the document with the values that differ between the two. */
  static Json.Obj apply(Json.Obj document, PolicyValues before, PolicyValues after) {
    var edit = new Edit(document, before, after);
    edit.within("shop", "name", PolicyValues::shopName, Json::str);
    edit.top("responseMode", PolicyValues::mode, it -> Json.str(word(it)));
    edit.top("silentAfterStaff", PolicyValues::silentAfterStaff, it -> Json.str(it.toString()));
    edit.top("handover", PolicyValues::handover, it -> Json.str(it.written()));
    edit.within(
        "quietHours", "from", PolicyValues::quietHours, it -> Json.str(it.from().toString()));
    edit.within(
        "quietHours", "until", PolicyValues::quietHours, it -> Json.str(it.until().toString()));
    edit.top("pushWhenReplyFails", PolicyValues::pushWhenReplyFails, Json.Bool::new);
    edit.within("quota", "keepBack", PolicyValues::keptBack, it -> Json.num(it));
    edit.top("keepMessagesDays", PolicyValues::keptDays, it -> Json.num(it));
    return edit.document;
  }

  /** Returns the settings' word for a mode. */
  static String word(ResponseMode mode) {
    return switch (mode) {
      case AUTO -> "auto";
      case STAFF -> "staff";
      case BY_HOURS -> "by-hours";
    };
  }

  private static final class Edit {
    private Json.Obj document;
    private final PolicyValues before;
    private final PolicyValues after;

    private Edit(Json.Obj document, PolicyValues before, PolicyValues after) {
      this.document = document;
      this.before = before;
      this.after = after;
    }

    private <T> void top(String name, Function<PolicyValues, T> value, Function<T, Json> json) {
      var to = value.apply(after);
      if (!to.equals(value.apply(before))) document = with(document, name, json.apply(to));
    }

    private <T> void within(
        String object, String name, Function<PolicyValues, T> value, Function<T, Json> json) {
      var to = value.apply(after);
      if (to.equals(value.apply(before))) return;
      var part =
          document.get(object).orElse(null) instanceof Json.Obj found ? found : Json.Obj.EMPTY;
      document = with(document, object, with(part, name, json.apply(to)));
    }

    private static Json.Obj with(Json.Obj object, String name, Json value) {
      return JsonObjectBuilder.of(object).put(name, value).build();
    }
  }
}
