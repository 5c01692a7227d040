package rusuban.local.phone;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.json.MalformedJsonException;

/** The JSON of a request from the page. A missing field or a field of another type is refused. */
record RequestJson(Json.Obj json) {

  /** Thrown if a field of the page's request is missing or wrong. */
  static final class Unclear extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final String field;

    Unclear(String field) {
      super("unclear field " + field);
      this.field = field;
    }
  }

  static RequestJson of(byte[] body) {
    try {
      if (JsonText.parse(body) instanceof Json.Obj object) return new RequestJson(object);
    } catch (MalformedJsonException _) {
      // invalid JSON and JSON other than an object get the same refusal below
    }
    throw new Unclear("body");
  }

  String text(String name) {
    return json.text(name).filter(it -> !it.isEmpty()).orElseThrow(() -> new Unclear(name));
  }

  Optional<String> optional(String name) {
    return json.text(name).filter(it -> !it.isEmpty());
  }

  boolean flag(String name) {
    return json.get(name).filter(new Json.Bool(true)::equals).isPresent();
  }

  BigDecimal number(String name) {
    return switch (json.get(name).orElse(null)) {
      case Json.Num(var number) -> number;
      case null, default -> throw new Unclear(name);
    };
  }

  RequestJson object(String name) {
    return optionalObject(name).map(RequestJson::new).orElseThrow(() -> new Unclear(name));
  }

  Optional<Json.Obj> optionalObject(String name) {
    return json.get(name).filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
  }

  List<String> texts(String name) {
    if (!(json.get(name).orElse(null) instanceof Json.Arr(var items))) throw new Unclear(name);
    var texts = new ArrayList<String>();
    for (var item : items) {
      if (!(item instanceof Json.Str(var text))) throw new Unclear(name);
      texts.add(text);
    }
    return texts;
  }
}
