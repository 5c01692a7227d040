package rusuban.core.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import rusuban.core.Json;
import rusuban.core.content.Shape.Amount;
import rusuban.core.content.Shape.ByType;
import rusuban.core.content.Shape.Choice;
import rusuban.core.content.Shape.Depending;
import rusuban.core.content.Shape.Fields;
import rusuban.core.content.Shape.Flag;
import rusuban.core.content.Shape.Formatted;
import rusuban.core.content.Shape.Items;
import rusuban.core.content.Shape.Keyed;
import rusuban.core.content.Shape.Text;
import rusuban.core.content.Shape.Url;

/**
 * The strings of a message that a person reads, found by the same tables that check it: texts,
 * titles, labels, alternative texts and what a tap says in the customer's name. Not URLs, ids or
 * postback data.
 */
final class ShownTexts {

  /** What becomes of one such string. */
  @FunctionalInterface
  interface Edit {
    String apply(Text shape, String text, Path at);
  }

  private static final Json.Obj NOTHING_AROUND = new Json.Obj(new LinkedHashMap<>());
  private final Edit edit;

  private ShownTexts(Edit edit) {
    this.edit = edit;
  }

  /** The message after the edit; the very same object where nothing changed. */
  static Json edit(Json message, Path at, Edit edit) {
    return new ShownTexts(edit).value(MessageShapes.ANY, message, NOTHING_AROUND, at, 0);
  }

  private Json value(Shape shape, Json json, Json.Obj around, Path at, int depth) {
    if (depth > ShapeCheck.MAX_DEPTH) {
      return json;
    }
    return switch (shape) {
      case Depending(var on) -> value(on.apply(around), json, around, at, depth);
      case Text text -> text(text, json, at);
      case Items(_, _, var of) ->
          json instanceof Json.Arr array ? array(of, array, around, at, depth) : json;
      case Fields fields ->
          json instanceof Json.Obj object ? object(fields, object, at, depth) : json;
      case ByType types ->
          json instanceof Json.Obj object ? byType(types, object, at, depth) : json;
      case Amount _, Choice _, Flag _, Formatted _, Keyed _, Url _ -> json;
    };
  }

  private Json text(Text shape, Json json, Path at) {
    if (!shape.shown() || !(json instanceof Json.Str(var old))) {
      return json;
    }
    var edited = edit.apply(shape, old, at);
    return edited.equals(old) ? json : Json.str(edited);
  }

  private Json array(Shape of, Json.Arr array, Json.Obj around, Path at, int depth) {
    var items = new ArrayList<Json>(array.items().size());
    for (int i = 0; i < array.items().size(); i++) {
      items.add(value(of, array.items().get(i), around, at.item(i), depth + 1));
    }
    return isSame(items, array.items()) ? array : new Json.Arr(items);
  }

  private Json byType(ByType types, Json.Obj object, Path at, int depth) {
    return object
        .text("type")
        .map(types.types()::get)
        .map(fields -> object(fields, object, at, depth))
        .orElse(object);
  }

  private Json.Obj object(Fields shape, Json.Obj object, Path at, int depth) {
    var fields = new LinkedHashMap<String, Json>();
    object
        .fields()
        .forEach(
            (name, json) ->
                fields.put(
                    name,
                    shape.fields().get(name) instanceof Shape.Field(_, var of)
                        ? value(of, json, object, at.field(name), depth + 1)
                        : json));
    return isSame(List.copyOf(fields.values()), List.copyOf(object.fields().values()))
        ? object
        : new Json.Obj(fields);
  }

  /** By identity: comparing trees would cost a walk of its own, and a stack as deep as they are. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(List<Json> these, List<Json> those) {
    for (int i = 0; i < these.size(); i++) {
      if (these.get(i) != those.get(i)) {
        return false;
      }
    }
    return true;
  }
}
