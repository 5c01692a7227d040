package rusuban.webhook;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.testkit.RandomInputs;

/** Tests of ten thousand webhooks that LINE did not sign. Each is refused and leaves no trace. */
class ForgedWebhooksTest {
  private static final int FORGED = 10_000;
  private static final String HEADER = "x-line-signature";
  private static final List<WebhookRequestBuilder> GENUINE =
      WebhookRequestBuilder.files().stream()
          .map(WebhookRequestBuilder::file)
          .filter(
              webhookRequestBuilder ->
                  webhookRequestBuilder.isSigned()
                      && webhookRequestBuilder.account().equals("salon"))
          .toList();

  private final WebhookFixture webhookFixture = new WebhookFixture();

  @Test
  void ten_thousand_forged_webhooks_are_all_refused() {
    var kinds = new HashMap<Integer, Integer>();
    RandomInputs.each(
        1,
        FORGED,
        randomInputs -> {
          int kind = randomInputs.between(0, 4);
          var genuine = randomInputs.oneOf(GENUINE);
          assertThat(webhookFixture.receives(forged(kind, genuine, randomInputs)))
              .as("kind %d", kind)
              .isEqualTo(401);
          kinds.merge(kind, 1, Integer::sum);
        });
    assertThat(kinds).hasSize(5).allSatisfy((_, times) -> assertThat(times).isGreaterThan(1_000));
    assertThat(webhookFixture.recorded).isEmpty();
    assertThat(webhookFixture.line().calls()).isZero();
    assertThat(webhookFixture.telemetry().lines())
        .hasSize(FORGED)
        .allMatch(it -> it.contains("SignatureRefused"));
  }

  private static APIGatewayV2HTTPEvent forged(
      int kind, WebhookRequestBuilder genuine, RandomInputs randomInputs) {
    return switch (kind) {
      case 0 ->
          withHeader(genuine, anyCase(HEADER, randomInputs), otherSignature(genuine, randomInputs));
      case 1 -> withHeader(genuine, otherHeader(randomInputs), genuine.signature().orElseThrow());
      case 2 -> otherEncoding(genuine, randomInputs);
      case 3 -> otherBody(genuine, randomInputs).event();
      default -> genuine.signedWith(otherSecret(randomInputs)).event();
    };
  }

  private static APIGatewayV2HTTPEvent withHeader(
      WebhookRequestBuilder webhookRequestBuilder, String name, String value) {
    var event = webhookRequestBuilder.event();
    event.setHeaders(Map.of("host", "example.com", name, value));
    return event;
  }

  private static String anyCase(String text, RandomInputs randomInputs) {
    var out = new StringBuilder();
    for (char c : text.toCharArray())
      out.append(randomInputs.happens(0.5) ? Character.toUpperCase(c) : Character.toLowerCase(c));
    return out.toString();
  }

  private static String otherSignature(WebhookRequestBuilder genuine, RandomInputs randomInputs) {
    String signature = genuine.signature().orElseThrow();
    byte[] raw = Base64.getDecoder().decode(signature);
    String other =
        switch (randomInputs.between(0, 9)) {
          case 0 -> signature.substring(0, randomInputs.between(0, signature.length() - 1));
          case 1 ->
              signature + randomInputs.oneOf(List.of("=", " ", "\n", "A", "\u0000", ",", "あ"));
          case 2 -> randomInputs.oneOf(List.of(" ", "sha256=", "\ufeff", "\"")) + signature;
          case 3 -> anyCase(signature, randomInputs);
          case 4 -> java.util.HexFormat.of().formatHex(raw);
          case 5 -> Base64.getEncoder().encodeToString(signature.getBytes(UTF_8));
          case 6 -> Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
          case 7 -> signature + "," + signature;
          case 8 -> randomInputs.text(60);
          default -> oneOther(signature, randomInputs);
        };
    return other.equals(signature) ? signature.substring(1) : other;
  }

  private static String oneOther(String text, RandomInputs randomInputs) {
    var out = new StringBuilder(text);
    char other = (char) randomInputs.between(0x20, randomInputs.happens(0.5) ? 0x7e : 0xffff);
    out.setCharAt(randomInputs.between(0, text.length() - 1), other);
    return out.toString();
  }

  private static String otherHeader(RandomInputs randomInputs) {
    var near =
        List.of("x-line-signatur", "x_line_signature", "x-line-signature ", "line-signature", "");
    String name =
        randomInputs.happens(0.3) ? randomInputs.oneOf(near) : oneOther(HEADER, randomInputs);
    return name.equalsIgnoreCase(HEADER) ? "x-" + name : name;
  }

  /** Returns the bytes that LINE signed, with a false encoding flag or in another encoding. */
  private static APIGatewayV2HTTPEvent otherEncoding(
      WebhookRequestBuilder genuine, RandomInputs randomInputs) {
    byte[] body = genuine.body();
    var text = new String(body, UTF_8);
    String base64 = Base64.getEncoder().encodeToString(body);
    return switch (randomInputs.between(0, 6)) {
      case 0 -> encoded(genuine, base64, false);
      case 1 -> encoded(genuine, text, true);
      case 2 -> encoded(genuine, Base64.getMimeEncoder().encodeToString(body) + "\r\n", true);
      case 3 -> encoded(genuine, Base64.getEncoder().encodeToString(base64.getBytes(UTF_8)), true);
      case 4 -> encoded(genuine, Base64.getEncoder().encodeToString(text.getBytes(UTF_16)), true);
      case 5 -> encoded(genuine, randomInputs.oneOf(List.of("\ufeff", " ", "\n")) + text, false);
      default ->
          encoded(genuine, text + randomInputs.oneOf(List.of("\n", "\r\n", " ", "\u0000")), false);
    };
  }

  private static APIGatewayV2HTTPEvent encoded(
      WebhookRequestBuilder genuine, String body, boolean isBase64) {
    var event = genuine.event();
    event.setBody(body);
    event.setIsBase64Encoded(isBase64);
    return event;
  }

  private static WebhookRequestBuilder otherBody(
      WebhookRequestBuilder genuine, RandomInputs randomInputs) {
    byte[] body = RandomMutation.of(genuine.body(), randomInputs);
    boolean same = Arrays.equals(body, genuine.body());
    return genuine.withBody(same ? (new String(body, UTF_8) + " ").getBytes(UTF_8) : body);
  }

  /** Returns another secret. It never adds a final NUL: HMAC pads keys with zeros (RFC 2104). */
  private static String otherSecret(RandomInputs randomInputs) {
    String secret = WebhookRequestBuilder.SECRET;
    String other =
        switch (randomInputs.between(0, 4)) {
          case 0 -> secret.substring(0, randomInputs.between(1, secret.length() - 1));
          case 1 -> secret + randomInputs.oneOf(List.of(" ", "\n", "0", "あ"));
          case 2 -> anyCase(secret, randomInputs);
          case 3 ->
              randomInputs.oneOf(
                  List.of(WebhookFixture.ACCESS_TOKEN, "salon", "1234567890", "null", " "));
          default -> oneOther(secret, randomInputs);
        };
    return other.equals(secret) ? secret + secret : other;
  }

  @Test
  void what_was_forged_is_accepted_once_it_is_genuine() {
    assertThat(GENUINE).hasSizeGreaterThan(10);
    assertThat(GENUINE).allMatch(genuine -> webhookFixture.receives(genuine) == 200);
    assertThat(GENUINE.getFirst().signature()).isNotEqualTo(Optional.empty());
  }
}
