package rusuban.line;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.linecorp.bot.jackson.ModelObjectMapper;
import com.linecorp.bot.parser.LineSignatureValidator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rusuban.app.Channel;
import rusuban.core.event.Event;

/**
 * Opens LINE's webhooks: the signature over the raw bytes first, then every event by itself, so
 * that one that cannot be read never holds up the others (Messaging API, "Verify webhook
 * signature"). Safe for use by many threads.
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
   * LINE's webhooks hold some dozens of events of some dozens of tokens. What is refused here could
   * not be kept within the function's time either, however often it came again.
   */
  private static final int MOST_EVENTS = 1_000;

  private static final int MOST_TOKENS = 100_000;

  private final ObjectMapper json =
      ModelObjectMapper.createNewObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Numbers stay as LINE wrote them, not as the nearest double.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
  private final EventReader events = new EventReader(json);

  /** A mailbox. */
  public LineMailbox() {
    json.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build());
  }

  /**
   * Opens a webhook; never throws for what is in it.
   *
   * @param channel whose secrets may have signed it
   * @param signature the header {@code x-line-signature}, null where there is none
   * @param body the bytes as they arrived
   * @param receivedAt when they arrived
   */
  public Opened open(Channel channel, @Nullable String signature, byte[] body, Instant receivedAt) {
    if (signature == null || !isSigned(channel, signature, body)) return new Refused();
    try {
      JsonNode webhook = json.readTree(body);
      if (!(webhook.get("events") instanceof ArrayNode list)) return new Unreadable();
      if (list.size() > MOST_EVENTS) return new Unreadable();
      Optional<String> destination = EventReader.text(webhook, "destination");
      var read = new ArrayList<Event>(list.size());
      for (JsonNode element : list) read.add(events.read(element, destination, receivedAt));
      return new Genuine(destination, read);
    } catch (IOException | NumberFormatException _) {
      // Jackson throws the latter for an exponent past an int. Either may quote the body, so it
      // goes no further.
      return new Unreadable();
    }
  }

  /** Every secret is tried, so that the time taken does not tell which one it was. */
  private static boolean isSigned(Channel channel, String signature, byte[] body) {
    boolean signed = false;
    for (String secret : channel.secrets()) signed |= isSignedWith(secret, signature, body);
    return signed;
  }

  /**
   * Compares the Base64 form: the validator's own comparison decodes the header, which throws for
   * what is not Base64 and takes several spellings of one signature for the same.
   */
  private static boolean isSignedWith(String secret, String signature, byte[] body) {
    if (secret.isEmpty()) return false;
    var validator = new LineSignatureValidator(secret.getBytes(StandardCharsets.UTF_8));
    byte[] expected = Base64.getEncoder().encode(validator.generateSignature(body));
    return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
  }
}
