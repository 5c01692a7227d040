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
 * LINE in memory. It accepts a reply token once, a retry key once and no push past the month's
 * limit, as LINE does. It keeps every accepted message and fails on the test's demand. A call that
 * breaks LINE's rules fails the test.
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
   * A message that LINE accepted.
   *
   * @param chat the chat of a push; empty for a reply
   * @param key the reply token or the retry key
   */
  public record Taken(
      AccountId account,
      Via via,
      Optional<ChatId> chat,
      String key,
      List<Json> messages,
      String requestId) {}

  /** The fate of one call: LINE accepts it or not, and the caller may learn another result. */
  private record Fault(boolean reachesLine, Optional<SendResult> told) {
    static final Fault NONE = new Fault(true, Optional.empty());
    static final Fault TAKEN_UNCLEAR =
        new Fault(true, Optional.of(new SendResult.OutcomeUnknown()));

    static Fault of(SendResult told) {
      return new Fault(false, Optional.of(told));
    }
  }

  /** Makes the next calls fail with these results, in this order. LINE accepts none of them. */
  public synchronized FakeMessagingApi fails(SendResult... next) {
    for (var told : next) {
      if (told instanceof SendResult.Accepted) throw new IllegalArgumentException("not a failure");
      script.add(Fault.of(told));
    }
    return this;
  }

  /** Lets the next call succeed. */
  public synchronized FakeMessagingApi works() {
    script.add(Fault.NONE);
    return this;
  }

  /** Lets LINE accept the next call and loses its response. */
  public synchronized FakeMessagingApi takesAndFails() {
    script.add(Fault.TAKEN_UNCLEAR);
    return this;
  }

  /** Makes the token expire. */
  public synchronized FakeMessagingApi expires(String replyToken) {
    deadTokens.add(replyToken);
    return this;
  }

  /** Gives this user this name. */
  public synchronized FakeMessagingApi named(String userId, String name) {
    names.put(userId, name);
    return this;
  }

  /** Makes LINE report no name from now on. */
  public synchronized FakeMessagingApi tellsNoNames() {
    names.clear();
    return this;
  }

  /** Sets the month's limit and how much of it is used, in messages. */
  public synchronized FakeMessagingApi month(long limit, long used) {
    this.limit = OptionalLong.of(limit);
    this.used = used;
    return this;
  }

  /** Makes LINE refuse its quota from now on, or report it again. */
  public synchronized FakeMessagingApi quotaUnknown(boolean unknown) {
    quotaUnknown = unknown;
    return this;
  }

  /** Returns the number of quota calls. */
  public synchronized int quotaCalls() {
    return quotaCalls;
  }

  /** Returns the messages that LINE accepted, in order. */
  public synchronized List<Taken> taken() {
    return List.copyOf(taken);
  }

  /** Returns the number of tried replies and pushes. */
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

  /**
   * Returns a result whose message ids contain the request's, such as {@code message-request-1-0}.
   */
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
