package rusuban.local.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import rusuban.json.Json;
import rusuban.json.JsonText;

/** Readers of the data files beside this class and of their required fields. */
final class CostData {
  private CostData() {}

  static Json.Obj file(String name) {
    try (var file = Objects.requireNonNull(CostData.class.getResourceAsStream(name), name)) {
      return (Json.Obj) JsonText.parse(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  static double number(Json.Obj data, String name) {
    return field(data, name, Json.Num.class).value().doubleValue();
  }

  static Json.Obj object(Json.Obj data, String name) {
    return field(data, name, Json.Obj.class);
  }

  static List<Json.Obj> objects(Json.Obj data, String name) {
    return field(data, name, Json.Arr.class).items().stream().map(Json.Obj.class::cast).toList();
  }

  static String text(Json.Obj data, String name) {
    return field(data, name, Json.Str.class).value();
  }

  private static <T extends Json> T field(Json.Obj data, String name, Class<T> type) {
    return data.get(name)
        .filter(type::isInstance)
        .map(type::cast)
        .orElseThrow(() -> new NoSuchElementException("the data lack " + name));
  }
}
