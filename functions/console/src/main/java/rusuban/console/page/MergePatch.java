package rusuban.console.page;

import java.util.LinkedHashMap;
import rusuban.json.Json;

/**
 * The difference of two JSON objects as a JSON Merge Patch (RFC 7396). A null in the patch removes
 * a field, so neither object may hold a null.
 */
final class MergePatch {
  private MergePatch() {}

  /** Returns the patch that makes the second object of the first. */
  static Json.Obj between(Json.Obj from, Json.Obj to) {
    var patch = new LinkedHashMap<String, Json>();
    for (var name : from.fields().keySet())
      if (to.get(name).isEmpty()) patch.put(name, new Json.Null());
    to.fields()
        .forEach(
            (name, after) -> {
              var before = from.get(name).orElse(null);
              if (after.equals(before)) return;
              patch.put(
                  name,
                  before instanceof Json.Obj one && after instanceof Json.Obj other
                      ? between(one, other)
                      : after);
            });
    return new Json.Obj(patch);
  }

  /** Returns the object with the patch applied to it. */
  static Json.Obj apply(Json.Obj patch, Json.Obj target) {
    var merged = new LinkedHashMap<>(target.fields());
    patch
        .fields()
        .forEach(
            (name, value) -> {
              switch (value) {
                case Json.Null() -> merged.remove(name);
                case Json.Obj part -> {
                  var before =
                      merged.get(name) instanceof Json.Obj object ? object : Json.Obj.EMPTY;
                  merged.put(name, apply(part, before));
                }
                case Json.Arr _, Json.Str _, Json.Num _, Json.Bool _ -> merged.put(name, value);
              }
            });
    return new Json.Obj(merged);
  }
}
