package rusuban.core.content.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import rusuban.core.content.Graphemes;
import rusuban.core.content.JsonPath;
import rusuban.json.Json;

/**
 * Schema of a value. The tables of LINE's message objects are written with these types, so that
 * they read like the reference. {@link SchemaValidator} checks a value against them.
 */
public sealed interface Schema {

  /**
   * Unit in which LINE counts a text (Messaging API documentation, "Character counting in a text").
   */
  enum Count {
    UTF_16_UNITS,
    GRAPHEME_CLUSTERS
  }

  /**
   * A string.
   *
   * @param shown whether a person reads it, so that variables are replaced
   */
  record Text(int min, int max, Count count, boolean shown) implements Schema {
    Text shownText() {
      return new Text(min, max, count, true);
    }

    public int length(String text) {
      return switch (count) {
        case UTF_16_UNITS -> text.length();
        case GRAPHEME_CLUSTERS -> Graphemes.count(text);
      };
    }

    public String cut(String text) {
      return switch (count) {
        case UTF_16_UNITS -> Graphemes.cut(text, max);
        case GRAPHEME_CLUSTERS -> Graphemes.cutToClusters(text, max);
      };
    }
  }

  /**
   * An absolute URL with one of these schemes.
   *
   * @param max in UTF-16 units
   */
  record Url(int max, List<String> schemes) implements Schema {}

  /** One of these strings. */
  record Choice(List<String> values) implements Schema {}

  /** A short string of a format that both languages name. */
  record Formatted(String ja, String en, Predicate<String> matches) implements Schema {}

  /** A number within these bounds, both included. */
  record Amount(BigDecimal min, BigDecimal max, boolean whole) implements Schema {}

  /** True or false. */
  record Flag() implements Schema {}

  /** An array. */
  record Items(int min, int max, Schema of) implements Schema {}

  /** An object with keys of the writer's choice. */
  record Keyed(int max, Formatted key, Schema of) implements Schema {}

  /** An object whose type field selects one of these tables. */
  record ByType(SequencedMap<String, Fields> types) implements Schema {}

  /** A schema that depends on the object around the value. */
  record Depending(Function<Json.Obj, Schema> on) implements Schema {}

  /** One field of an object. */
  record Field(boolean required, Schema schema) {}

  /** A rule about an object as a whole. */
  @FunctionalInterface
  interface Rule {
    void check(Json.Obj object, JsonPath at, ValidationErrors validationErrors);
  }

  /** An object of exactly these fields. */
  record Fields(SequencedMap<String, Field> fields, List<Rule> rules) implements Schema {
    Fields required(String name, Schema schema) {
      return with(name, new Field(true, schema));
    }

    Fields optional(String name, Schema schema) {
      return with(name, new Field(false, schema));
    }

    Fields rule(Rule rule) {
      var more = new ArrayList<>(rules);
      more.add(rule);
      return new Fields(fields, List.copyOf(more));
    }

    private Fields with(String name, Field field) {
      var more = new LinkedHashMap<>(fields);
      more.put(name, field);
      return new Fields(more, rules);
    }
  }

  static Fields object() {
    return new Fields(new LinkedHashMap<>(), List.of());
  }

  static Fields typed(String type) {
    return object().required("type", choice(type));
  }

  /** Returns a choice between tables made by {@link #typed}. */
  static ByType oneOf(Fields... choices) {
    var types = new LinkedHashMap<String, Fields>();
    for (var fields : choices) {
      if (fields.fields().get("type") instanceof Field(_, Choice(var names))) {
        types.put(names.getFirst(), fields);
      }
    }
    return new ByType(types);
  }

  static Text text(int max) {
    return new Text(1, max, Count.UTF_16_UNITS, false);
  }

  static Text shown(int max) {
    return text(max).shownText();
  }

  static Text shownClusters(int max) {
    return new Text(1, max, Count.GRAPHEME_CLUSTERS, true);
  }

  /** Returns a string without a length limit in the reference. */
  static Text identifier() {
    return text(Integer.MAX_VALUE);
  }

  static Url https() {
    return new Url(2000, List.of("https"));
  }

  static Url link() {
    return new Url(1000, List.of("http", "https", "line", "tel"));
  }

  static Choice choice(String... values) {
    return new Choice(List.of(values));
  }

  static Amount whole(long min, long max) {
    return new Amount(BigDecimal.valueOf(min), BigDecimal.valueOf(max), true);
  }

  static Amount decimal(long min, long max) {
    return new Amount(BigDecimal.valueOf(min), BigDecimal.valueOf(max), false);
  }

  static Flag flag() {
    return new Flag();
  }

  static Items items(int min, int max, Schema of) {
    return new Items(min, max, of);
  }
}
