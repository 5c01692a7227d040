package rusuban.local.line.state;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The reply tokens and their expiry (Messaging API reference, "Send reply message", "Reply token").
 * Each is valid once, within one minute of the webhook or its redelivery. All end 20 minutes after
 * the event. Thread-safe.
 */
public final class ReplyTokens {
  private static final Duration AFTER_RECEIPT = Duration.ofMinutes(1);
  private static final Duration AFTER_EVENT = Duration.ofMinutes(20);

  private final IdGenerator idGenerator;
  private final Map<String, Token> live = new HashMap<>();

  /** The chat and event that a token answers. */
  public record Question(String chatId, String eventId) {}

  private record Token(Question question, Instant occurredAt, Optional<Instant> receivedAt) {
    boolean isAlive(Instant now) {
      return now.isBefore(occurredAt.plus(AFTER_EVENT))
          && receivedAt.filter(it -> !now.isAfter(it.plus(AFTER_RECEIPT))).isPresent();
    }
  }

  public ReplyTokens(IdGenerator idGenerator) {
    this.idGenerator = idGenerator;
  }

  public synchronized String issue(Question question, Instant occurredAt) {
    var token = idGenerator.replyToken();
    live.put(token, new Token(question, occurredAt, Optional.empty()));
    return token;
  }

  /** Starts the token's minute when its webhook goes out, for the first time or again. */
  public synchronized void received(String token, Instant now) {
    live.computeIfPresent(
        token, (_, it) -> new Token(it.question, it.occurredAt, Optional.of(now)));
  }

  /** Uses up the token and returns its question; empty if it is used, expired or unknown. */
  public synchronized Optional<Question> take(String token, Instant now) {
    var found = Optional.ofNullable(live.get(token)).filter(it -> it.isAlive(now));
    if (found.isPresent()) live.remove(token);
    return found.map(Token::question);
  }
}
