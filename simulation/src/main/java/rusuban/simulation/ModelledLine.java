package rusuban.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import rusuban.app.messaging.MessagingApi;
import rusuban.app.messaging.SendResult;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.decision.Quota;
import rusuban.core.event.Event;
import rusuban.json.Json;

/**
 * LINE according to its documentation. A reply token is good once, and for a minute from each
 * receipt. A retry key is accepted once in 24 hours, and the month has a limit.
 */
public final class ModelledLine implements MessagingApi {
  private static final Duration TOKEN_FROM_RECEIPT = Duration.ofMinutes(1);
  private static final Duration TOKEN_FROM_EVENT = Duration.ofMinutes(20);
  private static final Duration RETRY_KEY_KEPT = Duration.ofHours(24);
  private static final ZoneId MONTHS = ZoneId.of("Asia/Tokyo");

  private final InstantSource clock;
  private final Map<String, Instant> tokens = new HashMap<>();
  private final Map<UUID, Pushed> keys = new HashMap<>();
  private final List<Taken> taken = new ArrayList<>();
  private final OptionalLong limit;
  private final Map<YearMonth, Long> used = new HashMap<>();
  private boolean quotaUsedUp;
  private boolean tooFast;

  /**
   * Creates LINE with a limit for the month.
   *
   * @param limit the pushes of a month; empty for no limit
   */
  ModelledLine(InstantSource clock, OptionalLong limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * A message that was accepted.
   *
   * @param key the reply token or the retry key
   */
  public record Taken(String key, Optional<ChatId> to, List<Json> messages) {}

  private record Pushed(ChatId to, List<Json> messages, Instant at) {}

  /** Returns the accepted messages, in order. */
  public List<Taken> taken() {
    return taken;
  }

  /** Starts the life of an unused token anew, because its event is received. */
  void delivered(Event event) {
    event
        .replyToken()
        .filter(token -> !Instant.MIN.equals(tokens.get(token)))
        .ifPresent(token -> tokens.put(token, end(event)));
  }

  private Instant end(Event event) {
    Instant one = clock.instant().plus(TOKEN_FROM_RECEIPT);
    Instant other = event.at().plus(TOKEN_FROM_EVENT);
    return one.isBefore(other) ? one : other;
  }

  void switchQuota() {
    quotaUsedUp = !quotaUsedUp;
  }

  void switchRate() {
    tooFast = !tooFast;
  }

  void calm() {
    quotaUsedUp = false;
    tooFast = false;
  }

  @Override
  public SendResult reply(AccountId account, String token, List<Json> messages) {
    if (tooFast) return new SendResult.RateLimited();
    if (!tokens.getOrDefault(token, Instant.MIN).isAfter(clock.instant()))
      return new SendResult.InvalidReplyToken();
    tokens.put(token, Instant.MIN);
    return take(new Taken(token, Optional.empty(), messages));
  }

  @Override
  public SendResult push(AccountId account, ChatId to, List<Json> messages, UUID retryKey) {
    if (tooFast) return new SendResult.RateLimited();
    var before = keys.get(retryKey);
    if (before != null && before.at().plus(RETRY_KEY_KEPT).isAfter(clock.instant())) {
      if (!before.to().equals(to) || !before.messages().equals(messages))
        throw new IllegalStateException("a retry key was used again for something else");
      return new SendResult.Accepted(Optional.of("before"));
    }
    if (month().isUsedUp()) return new SendResult.QuotaExceeded();
    used.merge(thisMonth(), 1L, Long::sum);
    keys.put(retryKey, new Pushed(to, messages, clock.instant()));
    return take(new Taken(retryKey.toString(), Optional.of(to), messages));
  }

  @Override
  public Optional<Quota> quota(AccountId account) {
    return Optional.of(month());
  }

  private Quota month() {
    long pushed = used.getOrDefault(thisMonth(), 0L);
    if (quotaUsedUp) return new Quota(OptionalLong.of(pushed), pushed);
    return limit.isPresent() ? new Quota(limit, pushed) : Quota.UNLIMITED;
  }

  private YearMonth thisMonth() {
    return YearMonth.from(clock.instant().atZone(MONTHS));
  }

  private SendResult take(Taken message) {
    taken.add(message);
    return new SendResult.Accepted(Optional.of("request-" + taken.size()));
  }

  @Override
  public Optional<String> displayName(AccountId account, Event.Source source) {
    return Optional.of("客" + source.chat());
  }
}
