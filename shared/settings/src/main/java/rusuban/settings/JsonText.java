package rusuban.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import rusuban.core.Json;

/**
 * JSON text (RFC 8259) to {@link Json} and back. Strict where the RFC leaves a choice: a field
 * named twice, nesting deeper than 200, numbers longer than 100 characters or beyond what a double
 * can reach, and anything after the value are refused. Numbers stay exact.
 */
public final class JsonText {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_NUMBER_CHARS = 100;

  /** The decimal exponent at which a double ends; a few characters must not become gigabytes. */
  private static final int MAX_EXPONENT = 308;

  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_CHARS)
                  .build())
          .build();
  private static final JsonFactory ASCII_ONLY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private JsonText() {}

  /** Text that is not acceptable JSON. Says where, never what: the text may be private. */
  public static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The line of the fault, from 1; 0 where the bytes are not even UTF-8. */
    public final int line;

    /** The column of the fault, from 1; 0 where the bytes are not even UTF-8. */
    public final int column;

    Malformed(int line, int column) {
      super("not acceptable JSON at line " + line + ", column " + column);
      this.line = line;
      this.column = column;
    }
  }

  /** The value that these UTF-8 bytes hold; throws {@link Malformed}. */
  public static Json parse(byte[] utf8) {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException _) {
      throw new Malformed(0, 0);
    }
  }

  /** The value that this text holds; throws {@link Malformed}. */
  public static Json parse(String text) {
    try (var parser = STRICT.createParser(text)) {
      parser.nextToken();
      var value = value(parser);
      if (parser.nextToken() != null) throw here(parser);
      return value;
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw at == null ? new Malformed(1, 1) : new Malformed(at.getLineNr(), at.getColumnNr());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /**
   * The shortest text of this value. Lone surrogates are escaped, so that the text survives UTF-8.
   */
  public static String write(Json value) {
    var text = write(STRICT, value);
    return StandardCharsets.UTF_8.newEncoder().canEncode(text) ? text : write(ASCII_ONLY, value);
  }

  private static Json value(JsonParser parser) throws IOException {
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

  private static Json object(JsonParser parser) throws IOException {
    var fields = new LinkedHashMap<String, Json>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return new Json.Obj(fields);
  }

  private static Json array(JsonParser parser) throws IOException {
    var items = new ArrayList<Json>();
    while (parser.nextToken() != JsonToken.END_ARRAY) items.add(value(parser));
    return new Json.Arr(items);
  }

  private static Json number(JsonParser parser) throws IOException {
    try {
      var number = new BigDecimal(parser.getText());
      var exponent = (long) number.precision() - number.scale() - 1;
      if (Math.abs(exponent) <= MAX_EXPONENT) return new Json.Num(number);
      throw here(parser);
    } catch (NumberFormatException _) {
      throw here(parser);
    }
  }

  private static Malformed here(JsonParser parser) {
    var at = parser.currentLocation();
    return new Malformed(at.getLineNr(), at.getColumnNr());
  }

  private static String write(JsonFactory form, Json value) {
    var text = new StringWriter();
    try (var generator = form.createGenerator(text)) {
      write(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator out, Json value) throws IOException {
    switch (value) {
      case Json.Obj(var fields) -> {
        out.writeStartObject();
        for (var field : fields.entrySet()) {
          out.writeFieldName(field.getKey());
          write(out, field.getValue());
        }
        out.writeEndObject();
      }
      case Json.Arr(var items) -> {
        out.writeStartArray();
        for (var item : items) write(out, item);
        out.writeEndArray();
      }
      case Json.Str(var text) -> out.writeString(text);
      case Json.Num(var number) -> out.writeNumber(number);
      case Json.Bool(var flag) -> out.writeBoolean(flag);
      case Json.Null() -> out.writeNull();
    }
  }
}
