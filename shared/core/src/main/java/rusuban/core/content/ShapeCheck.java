package rusuban.core.content;

import java.util.List;
import java.util.function.Consumer;
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

/** Check of a value against its schema, with one method per kind of schema. */
final class ShapeCheck {
  /**
   * Maximum levels of nested objects and arrays. LINE states no limit. This one is ours: it lies
   * far beyond any visible bubble and keeps every tree within the stack.
   */
  static final int MAX_DEPTH = 100;

  private final Findings findings;

  ShapeCheck(Findings findings) {
    this.findings = findings;
  }

  void check(Shape shape, Json json, Path at) {
    check(shape, json, Json.Obj.EMPTY, at, 0);
  }

  private void check(Shape shape, Json json, Json.Obj around, Path at, int depth) {
    if (findings.isFull()) {
      return;
    }
    if (depth > MAX_DEPTH) {
      findings.add(
          at,
          "入れ子が深すぎます（%d段まで）。浅くしてください。".formatted(MAX_DEPTH),
          "nested too deeply (at most %d levels); flatten it".formatted(MAX_DEPTH));
      return;
    }
    switch (shape) {
      case Depending(var on) -> check(on.apply(around), json, around, at, depth);
      case Text text -> string(json, at, value -> Texts.check(text, value, at, findings));
      case Url url -> string(json, at, value -> Urls.check(url, value, at, findings));
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

  private void string(Json json, Path at, Consumer<String> then) {
    if (json instanceof Json.Str(var value)) {
      then.accept(value);
    } else {
      wrongKind(at, "文字列", "a string", json);
    }
  }

  private void object(Json json, Path at, Consumer<Json.Obj> then) {
    if (json instanceof Json.Obj object) {
      then.accept(object);
    } else {
      wrongKind(at, "オブジェクト", "an object", json);
    }
  }

  private void flag(Json json, Path at) {
    if (!(json instanceof Json.Bool)) {
      wrongKind(at, "true か false", "true or false", json);
    }
  }

  private void choice(Choice choice, String value, Path at) {
    if (choice.values().contains(value)) {
      return;
    }
    var all = String.join(", ", choice.values());
    var near = Near.to(value, choice.values());
    findings.add(
        at,
        "%s は使えません。使える値: %s%s"
            .formatted(Quoted.string(value), all, near.map("（%s のことですか）"::formatted).orElse("")),
        "%s is not possible; one of: %s%s"
            .formatted(
                Quoted.string(value), all, near.map(" (did you mean %s?)"::formatted).orElse("")));
  }

  private void formatted(Formatted form, String value, Path at) {
    if (!form.matches().test(value)) {
      findings.add(
          at,
          "%s で書いてください（いまは %s）。".formatted(form.ja(), Quoted.string(value)),
          "must be %s, found %s".formatted(form.en(), Quoted.string(value)));
    }
  }

  private void amount(Amount amount, Json json, Path at) {
    if (!(json instanceof Json.Num number)) {
      wrongKind(at, "数値", "a number", json);
    } else if (!Numbers.isReasonable(number)
        || number.value().compareTo(amount.min()) < 0
        || number.value().compareTo(amount.max()) > 0
        || (amount.whole() && !Numbers.isWhole(number.value()))) {
      findings.add(
          at,
          "%s〜%s の%sにしてください（いまは %s）。"
              .formatted(
                  amount.min(), amount.max(), amount.whole() ? "整数" : "数値", Quoted.number(number)),
          "must be a %s from %s to %s, found %s"
              .formatted(
                  amount.whole() ? "whole number" : "number",
                  amount.min(),
                  amount.max(),
                  Quoted.number(number)));
    }
  }

  private void items(Items items, Json json, Json.Obj around, Path at, int depth) {
    if (!(json instanceof Json.Arr(var found))) {
      wrongKind(at, "配列", "an array", json);
      return;
    }
    if (found.size() < items.min() || found.size() > items.max()) {
      findings.add(
          at,
          "%d〜%d個にしてください（いまは%d個）。".formatted(items.min(), items.max(), found.size()),
          "must have %d to %d items, found %d".formatted(items.min(), items.max(), found.size()));
    }
    for (int i = 0; i < Math.min(found.size(), items.max()); i++) {
      check(items.of(), found.get(i), around, at.item(i), depth + 1);
    }
  }

  private void fields(Fields fields, Json.Obj object, Path at, int depth) {
    object
        .fields()
        .forEach(
            (name, value) -> {
              var field = fields.fields().get(name);
              if (field == null) {
                unknown(fields, object, name, at);
              } else {
                check(field.shape(), value, object, at.field(name), depth + 1);
              }
            });
    fields
        .fields()
        .forEach(
            (name, field) -> {
              if (field.required() && !object.fields().containsKey(name)) {
                findings.add(at.field(name), "必須です。書いてください。", "is required; add it");
              }
            });
    fields.rules().forEach(rule -> rule.check(object, at, findings));
  }

  private void unknown(Fields fields, Json.Obj object, String name, Path at) {
    var free = fields.fields().keySet().stream().filter(f -> !object.fields().containsKey(f));
    var near = Near.to(name, free.toList());
    findings.add(
        at.field(name),
        "この項目は LINE にありません。%s".formatted(near.map("%s のことですか。"::formatted).orElse("消してください。")),
        "LINE knows no such field; %s"
            .formatted(near.map("did you mean %s?"::formatted).orElse("remove it")));
  }

  private void keyed(Keyed keyed, Json.Obj object, Path at, int depth) {
    int size = object.fields().size();
    if (size > keyed.max()) {
      findings.add(
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

  private void byType(ByType types, Json.Obj object, Path at, int depth) {
    var names = List.copyOf(types.types().keySet());
    var type = object.get("type");
    if (type.isEmpty()) {
      var all = String.join(", ", names);
      findings.add(at.field("type"), "必須です。使える値: " + all, "is required; one of: " + all);
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

  private void wrongKind(Path at, String ja, String en, Json found) {
    findings.add(
        at,
        "%sにしてください（いまは%s）。".formatted(ja, Quoted.kindJa(found)),
        "must be %s, found %s".formatted(en, Quoted.kindEn(found)));
  }
}
