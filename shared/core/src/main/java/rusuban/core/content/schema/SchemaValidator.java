package rusuban.core.content.schema;

import java.util.List;
import java.util.function.Consumer;
import rusuban.core.content.JsonPath;
import rusuban.core.content.SafeQuote;
import rusuban.core.content.SpellingSuggestion;
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
import rusuban.json.Json;
import rusuban.json.SafeNumbers;

/** Check of a value against its schema, with one method per kind of schema. */
public final class SchemaValidator {
  /**
   * Maximum levels of nested objects and arrays. LINE states no limit. This one is ours: it lies
   * far beyond any visible bubble and keeps every tree within the stack.
   */
  public static final int MAX_DEPTH = 100;

  private final ValidationErrors validationErrors;

  public SchemaValidator(ValidationErrors validationErrors) {
    this.validationErrors = validationErrors;
  }

  public void check(Schema schema, Json json, JsonPath at) {
    check(schema, json, Json.Obj.EMPTY, at, 0);
  }

  private void check(Schema schema, Json json, Json.Obj around, JsonPath at, int depth) {
    if (validationErrors.isFull()) {
      return;
    }
    if (depth > MAX_DEPTH) {
      validationErrors.add(
          at,
          "入れ子が深すぎます（%d段まで）。浅くしてください。".formatted(MAX_DEPTH),
          "nested too deeply (at most %d levels); flatten it".formatted(MAX_DEPTH));
      return;
    }
    switch (schema) {
      case Depending(var on) -> check(on.apply(around), json, around, at, depth);
      case Text text ->
          string(json, at, value -> TextLimits.check(text, value, at, validationErrors));
      case Url url -> string(json, at, value -> LineUrls.check(url, value, at, validationErrors));
      case Choice choice -> string(json, at, value -> choice(choice, value, at));
      case Formatted form -> string(json, at, value -> formatted(form, value, at));
      case Amount amount -> amount(amount, json, at);
      case Flag() -> flag(json, at);
      case Items items -> items(items, json, around, at, depth);
      case Fields fields -> object(json, at, object -> fields(fields, object, at, depth));
      case Keyed keyed -> object(json, at, object -> keyed(keyed, object, at, depth));
      case ByType types -> object(json, at, object -> byType(types, object, at, depth));
    }
  }

  private void string(Json json, JsonPath at, Consumer<String> then) {
    if (json instanceof Json.Str(var value)) {
      then.accept(value);
    } else {
      wrongKind(at, "文字列", "a string", json);
    }
  }

  private void object(Json json, JsonPath at, Consumer<Json.Obj> then) {
    if (json instanceof Json.Obj object) {
      then.accept(object);
    } else {
      wrongKind(at, "オブジェクト", "an object", json);
    }
  }

  private void flag(Json json, JsonPath at) {
    if (!(json instanceof Json.Bool)) {
      wrongKind(at, "true か false", "true or false", json);
    }
  }

  private void choice(Choice choice, String value, JsonPath at) {
    if (choice.values().contains(value)) {
      return;
    }
    var all = String.join(", ", choice.values());
    var near = SpellingSuggestion.to(value, choice.values());
    validationErrors.add(
        at,
        "%s は使えません。使える値: %s%s"
            .formatted(SafeQuote.string(value), all, near.map("（%s のことですか）"::formatted).orElse("")),
        "%s is not possible; one of: %s%s"
            .formatted(
                SafeQuote.string(value),
                all,
                near.map(" (did you mean %s?)"::formatted).orElse("")));
  }

  private void formatted(Formatted form, String value, JsonPath at) {
    if (!form.matches().test(value)) {
      validationErrors.add(
          at,
          "%s で書いてください（いまは %s）。".formatted(form.ja(), SafeQuote.string(value)),
          "must be %s, found %s".formatted(form.en(), SafeQuote.string(value)));
    }
  }

  private void amount(Amount amount, Json json, JsonPath at) {
    if (!(json instanceof Json.Num number)) {
      wrongKind(at, "数値", "a number", json);
    } else if (!SafeNumbers.isReasonable(number)
        || number.value().compareTo(amount.min()) < 0
        || number.value().compareTo(amount.max()) > 0
        || (amount.whole() && !SafeNumbers.isWhole(number.value()))) {
      validationErrors.add(
          at,
          "%s〜%s の%sにしてください（いまは %s）。"
              .formatted(
                  amount.min(),
                  amount.max(),
                  amount.whole() ? "整数" : "数値",
                  SafeQuote.number(number)),
          "must be a %s from %s to %s, found %s"
              .formatted(
                  amount.whole() ? "whole number" : "number",
                  amount.min(),
                  amount.max(),
                  SafeQuote.number(number)));
    }
  }

  private void items(Items items, Json json, Json.Obj around, JsonPath at, int depth) {
    if (!(json instanceof Json.Arr(var found))) {
      wrongKind(at, "配列", "an array", json);
      return;
    }
    if (found.size() < items.min() || found.size() > items.max()) {
      validationErrors.add(
          at,
          "%d〜%d個にしてください（いまは%d個）。".formatted(items.min(), items.max(), found.size()),
          "must have %d to %d items, found %d".formatted(items.min(), items.max(), found.size()));
    }
    for (int i = 0; i < Math.min(found.size(), items.max()); i++) {
      check(items.of(), found.get(i), around, at.item(i), depth + 1);
    }
  }

  private void fields(Fields fields, Json.Obj object, JsonPath at, int depth) {
    object
        .fields()
        .forEach(
            (name, value) -> {
              var field = fields.fields().get(name);
              if (field == null) {
                unknown(fields, object, name, at);
              } else {
                check(field.schema(), value, object, at.field(name), depth + 1);
              }
            });
    fields
        .fields()
        .forEach(
            (name, field) -> {
              if (field.required() && !object.fields().containsKey(name)) {
                validationErrors.add(at.field(name), "必須です。書いてください。", "is required; add it");
              }
            });
    fields.rules().forEach(rule -> rule.check(object, at, validationErrors));
  }

  private void unknown(Fields fields, Json.Obj object, String name, JsonPath at) {
    var free = fields.fields().keySet().stream().filter(f -> !object.fields().containsKey(f));
    var near = SpellingSuggestion.to(name, free.toList());
    validationErrors.add(
        at.field(name),
        "この項目は LINE にありません。%s".formatted(near.map("%s のことですか。"::formatted).orElse("消してください。")),
        "LINE knows no such field; %s"
            .formatted(near.map("did you mean %s?"::formatted).orElse("remove it")));
  }

  private void keyed(Keyed keyed, Json.Obj object, JsonPath at, int depth) {
    int size = object.fields().size();
    if (size > keyed.max()) {
      validationErrors.add(
          at,
          "%d個までです（いまは%d個）。".formatted(keyed.max(), size),
          "at most %d entries, found %d".formatted(keyed.max(), size));
    }
    object
        .fields()
        .forEach(
            (name, value) -> {
              formatted(keyed.key(), name, at.field(name));
              check(keyed.of(), value, object, at.field(name), depth + 1);
            });
  }

  private void byType(ByType types, Json.Obj object, JsonPath at, int depth) {
    var names = List.copyOf(types.types().keySet());
    var type = object.get("type");
    if (type.isEmpty()) {
      var all = String.join(", ", names);
      validationErrors.add(at.field("type"), "必須です。使える値: " + all, "is required; one of: " + all);
      return;
    }
    string(
        type.get(),
        at.field("type"),
        name -> {
          var fields = types.types().get(name);
          if (fields == null) {
            choice(new Choice(names), name, at.field("type"));
          } else {
            fields(fields, object, at, depth);
          }
        });
  }

  private void wrongKind(JsonPath at, String ja, String en, Json found) {
    validationErrors.add(
        at,
        "%sにしてください（いまは%s）。".formatted(ja, SafeQuote.kindJa(found)),
        "must be %s, found %s".formatted(en, SafeQuote.kindEn(found)));
  }
}
