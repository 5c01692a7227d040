package rusuban.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Parser of text to {@link Json}, within the limits of {@link JsonText}. */
final class JsonReader {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_FOREIGN_DEPTH = 1_000;
  private static final int MAX_FOREIGN_TOKENS = 100_000;
  private static final int MAX_NUMBER_CHARS = 100;

  /** The largest decimal exponent of a double: a few characters must not become gigabytes. */
  private static final int MAX_EXPONENT = 308;

  /** The parser for our own documents. */
  static final JsonReader STRICT =
      new JsonReader(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(MAX_DEPTH)
                      .maxNumberLength(MAX_NUMBER_CHARS)
                      .build())
              .build(),
          MAX_EXPONENT);

  /** The parser for documents of others. */
  static final JsonReader FOREIGN =
      new JsonReader(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(MAX_FOREIGN_DEPTH)
                      .maxTokenCount(MAX_FOREIGN_TOKENS)
                      .build())
              .build(),
          Long.MAX_VALUE);

  private final JsonFactory form;
  private final long maxExponent;

  private JsonReader(JsonFactory form, long maxExponent) {
    this.form = form;
    this.maxExponent = maxExponent;
  }

  Json read(String text) {
    try (var parser = form.createParser(text)) {
      parser.nextToken();
      var value = value(parser);
      if (parser.nextToken() != null) throw here(parser);
      return value;
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw at == null
          ? new MalformedJsonException(1, 1)
          : new MalformedJsonException(at.getLineNr(), at.getColumnNr());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private Json value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Json.Str(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> new Json.Null();
      case null, default -> throw here(parser);
    };
  }

  private Json object(JsonParser parser) throws IOException {
    var fields = new LinkedHashMap<String, Json>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return new Json.Obj(fields);
  }

  private Json array(JsonParser parser) throws IOException {
    var items = new ArrayList<Json>();
    while (parser.nextToken() != JsonToken.END_ARRAY) items.add(value(parser));
    return new Json.Arr(items);
  }

  private Json number(JsonParser parser) throws IOException {
    try {
      var number = new BigDecimal(parser.getText());
      var exponent = (long) number.precision() - number.scale() - 1;
      if (Math.abs(exponent) <= maxExponent) return new Json.Num(number);
      throw here(parser);
    } catch (NumberFormatException _) {
      throw here(parser);
    }
  }

  private static MalformedJsonException here(JsonParser parser) {
    var at = parser.currentLocation();
    return new MalformedJsonException(at.getLineNr(), at.getColumnNr());
  }
}
