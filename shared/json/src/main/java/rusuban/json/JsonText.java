package rusuban.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Conversion between JSON text (RFC 8259) and {@link Json}. It refuses a repeated field name,
 * nesting deeper than 200 and anything after the value. It also refuses numbers longer than 100
 * characters or beyond the range of a double. Numbers stay exact.
 */
public final class JsonText {
  private static final JsonFactory PLAIN = new JsonFactory();
  private static final JsonFactory ASCII_ONLY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private JsonText() {}

  /**
   * Parses these UTF-8 bytes.
   *
   * @throws MalformedJsonException if they are not acceptable JSON
   */
  public static Json parse(byte[] utf8) {
    return parse(decoded(utf8));
  }

  /**
   * Parses a document of others with wider limits. The last of a repeated field counts, nesting may
   * be 1,000 deep, and numbers have any size. More than 100,000 names, values and brackets are
   * refused, since storing this text takes too long.
   *
   * @throws MalformedJsonException if they are not acceptable JSON
   */
  public static Json parseForeign(byte[] utf8) {
    return JsonReader.FOREIGN.read(decoded(utf8));
  }

  private static String decoded(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException _) {
      throw new MalformedJsonException(0, 0);
    }
  }

  /**
   * Parses this text.
   *
   * @throws MalformedJsonException if it is not acceptable JSON
   */
  public static Json parse(String text) {
    return JsonReader.STRICT.read(text);
  }

  /**
   * Returns the shortest text of this value. Escapes lone surrogates, so that the text survives
   * UTF-8.
   */
  public static String write(Json value) {
    var text = write(PLAIN, value);
    return StandardCharsets.UTF_8.newEncoder().canEncode(text) ? text : write(ASCII_ONLY, value);
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
