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
import rusuban.app.Channel;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.event.Event;
import rusuban.settings.JsonText;
import rusuban.settings.MalformedJsonException;

/**
 * Opens LINE's webhooks: the signature over the raw bytes first, then every event by itself, so
 * that one that cannot be read never holds up the others (Messaging API, "Verify webhook
 * signature").
 */
public final class LineMailbox {

  /** What a webhook turned out to be. */
  public sealed interface Opened {}

  /**
   * LINE sent it.
   *
   * @param destination the account's own user id, where LINE tells
   * @param events in LINE's order, none for the console's Verify button; a doubled event is passed
   *     on twice
   */
  public record Genuine(Optional<String> destination, List<Event> events) implements Opened {
    public Genuine {
      events = List.copyOf(events);
    }
  }

  /** The signature is missing or wrong: nothing of the body was looked at. */
  public record Refused() implements Opened {}

  /** It is signed, but it is not a webhook, or one that LINE never sends. */
  public record Unreadable() implements Opened {}

  /**
   * LINE's webhooks hold some dozens of events. What is refused here could not be kept within the
   * function's time either, however often it came again.
   */
  private static final int MOST_EVENTS = 1_000;

  private LineMailbox() {}

  /**
   * Opens a webhook; never throws for what is in it.
   *
   * @param channel whose secrets may have signed it
   * @param signature the header {@code x-line-signature}, null where there is none
   * @param body the bytes as they arrived
   * @param receivedAt when they arrived
   */
  public static Opened open(
      Channel channel, @Nullable String signature, byte[] body, Instant receivedAt) {
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

  /** Every secret is tried, so that the time taken does not tell which one it was. */
  private static boolean isSigned(Channel channel, String signature, byte[] body) {
    boolean signed = false;
    for (String secret : channel.secrets()) signed |= isSignedWith(secret, signature, body);
    return signed;
  }

  /** Compares the Base64 form, of which one signature has one spelling only. */
  private static boolean isSignedWith(String secret, String signature, byte[] body) {
    return !secret.isEmpty()
        && MessageDigest.isEqual(
            signature(secret, body).getBytes(UTF_8), signature.getBytes(UTF_8));
  }

  /**
   * The header {@code x-line-signature} of this body (Messaging API, "Verify webhook signature").
   *
   * @throws IllegalArgumentException where the secret is empty
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
