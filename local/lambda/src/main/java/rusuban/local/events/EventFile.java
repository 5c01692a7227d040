package rusuban.local.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One webhook file of {@code events/}. It is a request in the form that API Gateway's HTTP API
 * passes to a function (payload format 2.0).
 */
public final class EventFile {
  /** The channel secret of LINE's own worked example ("Verify webhook signature"). */
  public static final String SAMPLE_SECRET = "8c570fa6dd201bb328f1c1eac23a96d8";

  private static final String HEADER = "x-line-signature";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Two spaces and a line feed on every system, as in .editorconfig. */
  private static final DefaultPrettyPrinter LAYOUT =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
          .withObjectIndenter(new DefaultIndenter("  ", "\n"));

  private final ObjectNode request;

  private EventFile(ObjectNode request) {
    this.request = request;
  }

  /**
   * Reads the text of a webhook file.
   *
   * @throws IllegalArgumentException if it is not JSON or has no {@code headers} or {@code body}
   */
  public static EventFile parse(String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode request
          && request.path("headers").isObject()
          && request.path("body").isTextual()) {
        return new EventFile(request);
      }
      throw new IllegalArgumentException(
          "not a webhook request: \"headers\" or \"body\" is missing");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  /** Returns the body's bytes as LINE sent them. */
  public byte[] body() {
    String body = request.path("body").textValue();
    return request.path("isBase64Encoded").booleanValue()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(UTF_8);
  }

  /** Returns whether the signature exists and matches the body. */
  public boolean isSignedWith(String secret) {
    return request.path("headers").path(HEADER).asText().equals(signature(secret));
  }

  /** Returns the same request with the signature and length of its present body. */
  public EventFile signedWith(String secret) {
    ObjectNode copy = request.deepCopy();
    if (copy.path("headers") instanceof ObjectNode headers) {
      headers.put("content-length", Integer.toString(body().length));
      headers.put(HEADER, signature(secret));
    }
    return new EventFile(copy);
  }

  /** Returns the text of the file. */
  public String text() {
    try {
      return JSON.writer(LAYOUT).writeValueAsString(request) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // parsed JSON can always be written
    }
  }

  private String signature(String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
