package rusuban.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import rusuban.app.DeliveryOutcome.Via;
import rusuban.app.messaging.MessagingApi;
import rusuban.app.messaging.SendResult;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.decision.Quota;
import rusuban.core.event.Event;
import rusuban.json.Json;

/**
 * LINE in memory. Like LINE it takes a reply token once, a retry key once and no push past the
 * month's limit; it keeps what it took, and fails where the test says so. A call that breaks LINE's
 * rules fails the test.
 */
public final class FakeMessagingApi implements MessagingApi {
  private final Deque<Fault> script = new ArrayDeque<>();
  private final List<Taken> taken = new ArrayList<>();
  private final Set<String> deadTokens = new HashSet<>();
  private final Map<UUID, Taken> byKey = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private int calls;
  private OptionalLong limit = OptionalLong.empty();
  private long used;
  private boolean quotaUnknown;
  private int quotaCalls;

  /**
   * A message that LINE took.
   *
   * @param chat whom it was pushed to; empty for a reply
   * @param key the reply token or the retry key
   */
  public record Taken(
      AccountId account,
      Via via,
      Optional<ChatId> chat,
      String key,
      List<Json> messages,
      String requestId) {}

  /**
   * What happens to one call: whether LINE takes it, and what the caller learns in place of that.
   */
  private record Fault(boolean reachesLine, Optional<SendResult> told) {
    static final Fault NONE = new Fault(true, Optional.empty());
    static final Fault TAKEN_UNCLEAR =
        new Fault(true, Optional.of(new SendResult.OutcomeUnknown()));

    static Fault of(SendResult told) {
      return new Fault(false, Optional.of(told));
    }
  }

  /** The next calls are answered so, in this order, and LINE takes none of them. */
  public synchronized FakeMessagingApi fails(SendResult... next) {
    for (var told : next) {
      if (told instanceof SendResult.Accepted) throw new IllegalArgumentException("not a failure");
      script.add(Fault.of(told));
    }
    return this;
  }

  /** The next call goes through. */
  public synchronized FakeMessagingApi works() {
    script.add(Fault.NONE);
    return this;
  }

  /** The next call is taken, yet its answer is lost on the way. */
  public synchronized FakeMessagingApi takesAndFails() {
    script.add(Fault.TAKEN_UNCLEAR);
    return this;
  }

  /** The token expires. */
  public synchronized FakeMessagingApi expires(String replyToken) {
    deadTokens.add(replyToken);
    return this;
  }

  /** LINE knows this user by this name. */
  public synchronized FakeMessagingApi named(String userId, String name) {
    names.put(userId, name);
    return this;
  }

  /** From now on LINE tells no name. */
  public synchronized FakeMessagingApi tellsNoNames() {
    names.clear();
    return this;
  }

  /** From now on the month has so many messages, of which so many are used. */
  public synchronized FakeMessagingApi month(long limit, long used) {
    this.limit = OptionalLong.of(limit);
    this.used = used;
    return this;
  }

  /** Whether LINE keeps its quota to itself from now on. */
  public synchronized FakeMessagingApi quotaUnknown(boolean unknown) {
    quotaUnknown = unknown;
    return this;
  }

  /** How often the quota was asked. */
  public synchronized int quotaCalls() {
    return quotaCalls;
  }

  /** What LINE took, in order. */
  public synchronized List<Taken> taken() {
    return List.copyOf(taken);
  }

  /** How many replies and pushes were tried. */
  public synchronized int calls() {
    return calls;
  }

  @Override
  public synchronized SendResult reply(AccountId account, String replyToken, List<Json> messages) {
    return call(messages, () -> takeReply(account, replyToken, messages));
  }

  @Override
  public synchronized SendResult push(
      AccountId account, ChatId to, List<Json> messages, UUID retryKey) {
    return call(messages, () -> takePush(account, to, messages, retryKey));
  }

  @Override
  public synchronized Optional<String> displayName(AccountId account, Event.Source source) {
    return Optional.ofNullable(names.get(source.userId().orElse(source.chat().value())));
  }

  @Override
  public synchronized Optional<Quota> quota(AccountId account) {
    quotaCalls++;
    return quotaUnknown ? Optional.empty() : Optional.of(monthly());
  }

  private Quota monthly() {
    return limit.isPresent() ? new Quota(limit, used) : Quota.UNLIMITED;
  }

  private SendResult call(List<Json> messages, Supplier<SendResult> line) {
    if (messages.isEmpty() || messages.size() > 5)
      throw new AssertionError("one to five messages, not " + messages.size());
    calls++;
    var fault = script.isEmpty() ? Fault.NONE : script.remove();
    if (!fault.reachesLine()) return fault.told().orElseThrow();
    var answer = line.get();
    return fault.told().orElse(answer);
  }

  private SendResult takeReply(AccountId account, String token, List<Json> messages) {
    if (!deadTokens.add(token)) return new SendResult.InvalidReplyToken();
    return take(account, Via.REPLY, Optional.empty(), token, messages).accepted();
  }

  private SendResult takePush(AccountId account, ChatId to, List<Json> messages, UUID retryKey) {
    var before = byKey.get(retryKey);
    if (before == null) {
      if (monthly().isUsedUp()) return new SendResult.QuotaExceeded();
      used++;
      var now = take(account, Via.PUSH, Optional.of(to), retryKey.toString(), messages);
      byKey.put(retryKey, now.what());
      return now.accepted();
    }
    if (!before.chat().equals(Optional.of(to)) || !before.messages().equals(messages))
      throw new AssertionError("a retry key was used again for something else");
    return accepted(before);
  }

  /** Message ids are made of the request's: {@code message-request-1-0} and so on. */
  private static SendResult accepted(Taken what) {
    var ids =
        IntStream.range(0, what.messages().size())
            .mapToObj(i -> "message-" + what.requestId() + "-" + i)
            .toList();
    return new SendResult.Accepted(Optional.of(what.requestId()), ids);
  }

  private Receipt take(
      AccountId account, Via via, Optional<ChatId> chat, String key, List<Json> messages) {
    var id = "request-" + (taken.size() + 1);
    var what = new Taken(account, via, chat, key, List.copyOf(messages), id);
    taken.add(what);
    return new Receipt(what, accepted(what));
  }

  private record Receipt(Taken what, SendResult accepted) {}
}
