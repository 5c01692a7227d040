package rusuban.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook as it reaches the function.
 *
 * @param body the bytes that LINE sent; API Gateway passes them on as text if they are UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // requests are sent, never compared
record WebhookRequestBuilder(String account, Optional<String> signature, byte[] body) {
  /** The channel secret of LINE's own worked example ("Verify webhook signature"). */
  static final String SECRET = "8c570fa6dd201bb328f1c1eac23a96d8";

  /** Name of the scheduler's daily event, which LINE has not signed. */
  static final String KEEP_AWAKE = "keep-awake.json";

  private static final Path EVENTS = Path.of("../../events");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Returns the file names of the webhooks in {@code events/}. */
  static List<String> files() {
    try (var files = Files.list(EVENTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json") && !name.startsWith("followup-"))
          .filter(name -> !name.startsWith("drain-") && !name.startsWith("console-"))
          .filter(name -> !name.equals(KEEP_AWAKE))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static WebhookRequestBuilder file(String name) {
    try {
      JsonNode file = JSON.readTree(EVENTS.resolve(name).toFile());
      String body = file.path("body").textValue();
      return new WebhookRequestBuilder(
          file.path("pathParameters").path("account").textValue(),
          Optional.ofNullable(file.path("headers").path("x-line-signature").textValue()),
          file.path("isBase64Encoded").booleanValue()
              ? Base64.getDecoder().decode(body)
              : body.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a signed webhook of the salon with this body. */
  static WebhookRequestBuilder signed(String body) {
    return new WebhookRequestBuilder("salon", Optional.empty(), body.getBytes(UTF_8))
        .signedWith(SECRET);
  }

  WebhookRequestBuilder signedWith(String secret) {
    return new WebhookRequestBuilder(account, Optional.of(signature(secret, body)), body);
  }

  WebhookRequestBuilder withBody(byte[] other) {
    return new WebhookRequestBuilder(account, signature, other);
  }

  boolean isSigned() {
    return signature.equals(Optional.of(signature(SECRET, body)));
  }

  /** Returns the event that API Gateway passes on. */
  APIGatewayV2HTTPEvent event() {
    String text = new String(body, UTF_8);
    return text.indexOf('\ufffd') < 0 ? event(text, false) : base64();
  }

  /** Returns the event that API Gateway passes on for a binary body. */
  APIGatewayV2HTTPEvent base64() {
    return event(Base64.getEncoder().encodeToString(body), true);
  }

  private APIGatewayV2HTTPEvent event(String text, boolean isBase64) {
    return APIGatewayV2HTTPEvent.builder()
        .withPathParameters(Map.of("account", account))
        .withHeaders(signature.map(it -> Map.of("x-line-signature", it)).orElse(Map.of()))
        .withBody(text)
        .withIsBase64Encoded(isBase64)
        .build();
  }

  private static String signature(String secret, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
