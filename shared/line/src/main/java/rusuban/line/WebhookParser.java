package rusuban.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.core.ChatId;
import rusuban.core.event.Event;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.json.MalformedJsonException;

/**
 * Reader of LINE's webhooks. It first verifies the signature over the raw bytes (Messaging API,
 * "Verify webhook signature"). It then reads every event by itself, so that an unreadable one never
 * blocks the others.
 */
public final class WebhookParser {

  /** Result of opening a webhook. */
  public sealed interface Opened {}

  /**
   * A webhook that LINE sent.
   *
   * @param destination the account's own user id, if LINE gives it
   * @param events in LINE's order, none for the console's Verify button; a doubled event stays
   *     doubled
   */
  public record Genuine(Optional<String> destination, List<Event> events) implements Opened {
    public Genuine {
      events = List.copyOf(events);
    }
  }

  /** A webhook with a missing or wrong signature. Its body was not read. */
  public record Refused() implements Opened {}

  /** A signed body that is no webhook, or a webhook that LINE never sends. */
  public record Unreadable() implements Opened {}

  /**
   * Maximum events of a webhook; LINE sends some dozens. The function has no time to store more,
   * not even after a redelivery.
   */
  private static final int MOST_EVENTS = 1_000;

  private WebhookParser() {}

  /**
   * Opens a webhook. It never throws because of the webhook's content.
   *
   * @param channel the channel whose secrets may have signed it
   * @param signature the header {@code x-line-signature}, null if missing
   * @param body the bytes as they arrived
   * @param receivedAt the time of arrival
   */
  public static Opened open(
      ChannelCredentials channel, @Nullable String signature, byte[] body, Instant receivedAt) {
    if (signature == null || !isSigned(channel, signature, body)) return new Refused();
    try {
      return opened(JsonText.parseForeign(body), receivedAt);
    } catch (MalformedJsonException _) {
      return new Unreadable();
    }
  }

  private static Opened opened(Json body, Instant receivedAt) {
    if (!(body instanceof Json.Obj webhook)) return new Unreadable();
    if (!(webhook.fields().get("events") instanceof Json.Arr(var elements)))
      return new Unreadable();
    if (elements.size() > MOST_EVENTS) return new Unreadable();
    Optional<String> destination = webhook.text("destination").filter(ChatId::isValid);
    return new Genuine(
        destination,
        elements.stream()
            .map(element -> EventReader.read(element, destination, receivedAt))
            .toList());
  }

  /** Tries every secret, so that the time taken does not reveal which one matched. */
  private static boolean isSigned(ChannelCredentials channel, String signature, byte[] body) {
    boolean signed = false;
    for (String secret : channel.secrets()) signed |= isSignedWith(secret, signature, body);
    return signed;
  }

  /** Compares the Base64 forms. One signature has only one spelling. */
  private static boolean isSignedWith(String secret, String signature, byte[] body) {
    return !secret.isEmpty()
        && MessageDigest.isEqual(
            signature(secret, body).getBytes(UTF_8), signature.getBytes(UTF_8));
  }

  /**
   * Returns the header {@code x-line-signature} of this body (Messaging API, "Verify webhook
   * signature").
   *
   * @throws IllegalArgumentException if the secret is empty
   */
  public static String signature(String secret, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
