package rusuban.core.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import rusuban.core.content.schema.MessageSchemas;
import rusuban.core.content.schema.Schema;
import rusuban.core.content.schema.Schema.Amount;
import rusuban.core.content.schema.Schema.ByType;
import rusuban.core.content.schema.Schema.Choice;
import rusuban.core.content.schema.Schema.Depending;
import rusuban.core.content.schema.Schema.Fields;
import rusuban.core.content.schema.Schema.Flag;
import rusuban.core.content.schema.Schema.Formatted;
import rusuban.core.content.schema.Schema.Items;
import rusuban.core.content.schema.Schema.Keyed;
import rusuban.core.content.schema.Schema.Text;
import rusuban.core.content.schema.Schema.Url;
import rusuban.core.content.schema.SchemaValidator;
import rusuban.json.Json;

/**
 * Walk through the free texts of a message, along the tables that check it. A person reads each
 * text that is {@code shown}: a text, title, label or alternative text, or the words that a tap
 * says for the customer. The others are ids, postback data and copied text.
 */
final class VisibleTexts {

  /** Edit of one text. */
  @FunctionalInterface
  interface Edit {
    String apply(Text shape, String text, JsonPath at);
  }

  private final Edit edit;

  private VisibleTexts(Edit edit) {
    this.edit = edit;
  }

  /** Returns the message after the edit, or the same object if nothing changed. */
  static Json edit(Json message, JsonPath at, Edit edit) {
    return new VisibleTexts(edit).value(MessageSchemas.ANY, message, Json.Obj.EMPTY, at, 0);
  }

  private Json value(Schema schema, Json json, Json.Obj around, JsonPath at, int depth) {
    if (depth > SchemaValidator.MAX_DEPTH) {
      return json;
    }
    return switch (schema) {
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

  private Json text(Text shape, Json json, JsonPath at) {
    if (!(json instanceof Json.Str(var old))) {
      return json;
    }
    var edited = edit.apply(shape, old, at);
    return edited.equals(old) ? json : Json.str(edited);
  }

  // Compares by identity, here and below: comparing trees would need a stack as deep as they are.
  @SuppressWarnings("ReferenceEquality")
  private Json array(Schema of, Json.Arr array, Json.Obj around, JsonPath at, int depth) {
    var items = new ArrayList<>(array.items());
    boolean changed = false;
    for (int i = 0; i < items.size(); i++) {
      var old = items.get(i);
      var edited = value(of, old, around, at.item(i), depth + 1);
      items.set(i, edited);
      changed |= edited != old;
    }
    return changed ? new Json.Arr(items) : array;
  }

  private Json byType(ByType types, Json.Obj object, JsonPath at, int depth) {
    return object
        .text("type")
        .map(types.types()::get)
        .map(fields -> object(fields, object, at, depth))
        .orElse(object);
  }

  @SuppressWarnings("ReferenceEquality")
  private Json.Obj object(Fields shape, Json.Obj object, JsonPath at, int depth) {
    var edited = new LinkedHashMap<String, Json>();
    boolean changed = false;
    for (var field : object.fields().entrySet()) {
      var old = field.getValue();
      var of = shape.fields().get(field.getKey());
      var now =
          of == null ? old : value(of.schema(), old, object, at.field(field.getKey()), depth + 1);
      edited.put(field.getKey(), now);
      changed |= now != old;
    }
    return changed ? new Json.Obj(edited) : object;
  }
}
