package rusuban.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A JSON value (RFC 8259) as plain data. LINE's message objects keep this form from the settings to
 * the request, so that LINE receives exactly the checked Flex message. {@link JsonText} parses and
 * writes the text.
 */
public sealed interface Json {

  /** An object. Fields keep the order of the source. */
  record Obj(SequencedMap<String, Json> fields) implements Json {
    /** The object without fields. */
    public static final Obj EMPTY = new Obj(new LinkedHashMap<>());

    public Obj {
      fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }

    /** Returns the named field, or empty if it is missing. An explicit null is {@link Null}. */
    public Optional<Json> get(String name) {
      return Optional.ofNullable(fields.get(name));
    }

    /** Returns the named field if it is a string. */
    public Optional<String> text(String name) {
      return fields.get(name) instanceof Str(var value) ? Optional.of(value) : Optional.empty();
    }

    /** Returns this object without the fields whose names the predicate accepts. */
    public Obj without(Predicate<String> refused) {
      var kept = new LinkedHashMap<>(fields);
      kept.keySet().removeIf(refused);
      return new Obj(kept);
    }

    /** Returns the named field if it is a number that fits a long, without fraction or exponent. */
    public OptionalLong whole(String name) {
      return fields.get(name) instanceof Num(var value)
              && value.scale() == 0
              && value.unscaledValue().bitLength() < Long.SIZE
          ? OptionalLong.of(value.longValue())
          : OptionalLong.empty();
    }
  }

  /** An array. */
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /** A string; it may hold lone surrogates. */
  record Str(String value) implements Json {}

  /** An exact number. */
  record Num(BigDecimal value) implements Json {}

  /** True or false. */
  record Bool(boolean value) implements Json {}

  /** The null literal. */
  record Null() implements Json {}

  /**
   * Returns this value with the change applied to every value in it, innermost first. Uses loops
   * instead of streams, so that 1,000 levels of nesting fit the stack.
   */
  default Json map(UnaryOperator<Json> change) {
    return change.apply(
        switch (this) {
          case Obj(var fields) -> {
            var mapped = new LinkedHashMap<String, Json>();
            for (var field : fields.entrySet())
              mapped.put(field.getKey(), field.getValue().map(change));
            yield new Obj(mapped);
          }
          case Arr(var items) -> {
            var mapped = new ArrayList<Json>(items.size());
            for (var item : items) mapped.add(item.map(change));
            yield new Arr(mapped);
          }
          case Str _, Num _, Bool _, Null _ -> this;
        });
  }

  /** Returns an object with these fields, in the map's order. */
  static Obj obj(Map<String, ? extends Json> fields) {
    return new Obj(new LinkedHashMap<>(fields));
  }

  /** Returns a string value. */
  static Str str(String value) {
    return new Str(value);
  }

  /** Returns a whole number. */
  static Num num(long value) {
    return new Num(BigDecimal.valueOf(value));
  }

  /**
   * Returns LINE's text message object with this text (Messaging API reference, "Text message").
   */
  static Obj textMessage(String text) {
    var fields = new LinkedHashMap<String, Json>();
    fields.put("type", str("text"));
    fields.put("text", str(text));
    return new Obj(fields);
  }
}
