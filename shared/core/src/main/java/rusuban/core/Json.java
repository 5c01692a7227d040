package rusuban.core;

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
 * A JSON value (RFC 8259) as plain data. LINE's message objects stay in this form from the settings
 * to the wire, so that a Flex message the owner pasted goes out as it was checked. Text is read and
 * written outside core.
 */
public sealed interface Json {

  /** An object; fields keep the order in which they were written. */
  record Obj(SequencedMap<String, Json> fields) implements Json {
    /** Without fields. */
    public static final Obj EMPTY = new Obj(new LinkedHashMap<>());

    public Obj {
      fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }

    /** The named field, absent where it is missing; an explicit null is {@link Null}. */
    public Optional<Json> get(String name) {
      return Optional.ofNullable(fields.get(name));
    }

    /** The named field where it is a string. */
    public Optional<String> text(String name) {
      return fields.get(name) instanceof Str(var value) ? Optional.of(value) : Optional.empty();
    }

    /** The same object without the fields whose names are refused. */
    public Obj without(Predicate<String> refused) {
      var kept = new LinkedHashMap<>(fields);
      kept.keySet().removeIf(refused);
      return new Obj(kept);
    }

    /** The named field where it is a number of a long's size, without a fraction or an exponent. */
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

  /** A string, lone surrogates included. */
  record Str(String value) implements Json {}

  /** A number, exact. */
  record Num(BigDecimal value) implements Json {}

  /** True or false. */
  record Bool(boolean value) implements Json {}

  /** The null literal. */
  record Null() implements Json {}

  /**
   * The same value, each value in it put through the change and then it itself. A loop and no
   * stream: what is nested a thousand deep must fit the stack.
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

  /** An object of these fields, in the map's own order. */
  static Obj obj(Map<String, ? extends Json> fields) {
    return new Obj(new LinkedHashMap<>(fields));
  }

  /** A string value. */
  static Str str(String value) {
    return new Str(value);
  }

  /** A whole number. */
  static Num num(long value) {
    return new Num(BigDecimal.valueOf(value));
  }

  /** LINE's text message object of this text (Messaging API reference, "Text message"). */
  static Obj textMessage(String text) {
    var fields = new LinkedHashMap<String, Json>();
    fields.put("type", str("text"));
    fields.put("text", str(text));
    return new Obj(fields);
  }
}
