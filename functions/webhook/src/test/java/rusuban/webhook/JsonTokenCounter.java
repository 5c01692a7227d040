package rusuban.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Counter of a webhook's events that reads only its tokens. */
final class JsonTokenCounter {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonTokenCounter() {}

  /** Returns the number of elements in the webhook's last field {@code events}. */
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
