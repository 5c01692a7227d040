package rusuban.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Counts what a webhook brings, by reading its tokens only. */
final class Elements {
  private static final JsonFactory JSON = new JsonFactory();

  private Elements() {}

  /** How many elements the last field {@code events} of this webhook has. */
  static int of(byte[] body) {
    int count = 0;
    try (var parser = JSON.createParser(body)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean counts = parser.currentName().equals("events");
        parser.nextToken();
        if (counts) count = 0;
        if (counts && parser.currentToken() == JsonToken.START_ARRAY)
          for (; parser.nextToken() != JsonToken.END_ARRAY; count++) parser.skipChildren();
        else parser.skipChildren();
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
