package rusuban.local.line;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import rusuban.core.Json;
import rusuban.local.http.Fields;

/** What the account sends: taken whole or refused whole, holding the world all the while. */
final class Sending {
  /** "Retrying an API request": a retry key is kept for 24 hours. */
  private static final Duration RETRY_KEY_KEPT = Duration.ofHours(24);

  /** "Conditions for sending push message": who wrote is reached for seven days. */
  private static final Duration STRANGER_REACHED = Duration.ofDays(7);

  /** LINE's accounts of Japan count by its months. */
  private static final ZoneId BILLING = ZoneId.of("Asia/Tokyo");

  private static final Set<String> QUOTABLE =
      Set.of("text", "textV2", "sticker", "image", "video", "template", "flex");

  private final World world;
  private final ReplyTokens replyTokens;
  private final Ids ids;
  private final Map<String, Taken> retryKeys = new HashMap<>();
  private final Map<YearMonth, Long> used = new HashMap<>();
  private final List<Accepted> accepted = new ArrayList<>();
  private final List<String> misusedRetryKeys = new ArrayList<>();
  private OptionalLong monthlyQuota;

  private record Taken(String requestId, Letter letter, Instant at, List<Json> sent) {}

  /** The event that is answered, or the key that a push is told by. */
  private record Cause(Optional<String> answers, Optional<String> retryKey) {}

  /** What is to be sent, the same on every retry. */
  record Letter(Via via, List<String> to, List<Json> messages) {
    Letter {
      to = List.copyOf(to);
      messages = List.copyOf(messages);
    }

    /** Who is a friend may change between two tries; what is sent and to whom may not. */
    boolean isRetryOf(Letter other) {
      var named = via == Via.PUSH || via == Via.MULTICAST;
      return via == other.via && messages.equals(other.messages) && (!named || to.equals(other.to));
    }
  }

  /** What LINE made of it. */
  sealed interface Outcome {
    /** Taken; one object a message, for a letter to one recipient. */
    record Sent(List<Json> messages) implements Outcome {}

    /** The retry key was taken with that request. */
    record AlreadyAccepted(String requestId, List<Json> messages) implements Outcome {}

    /** Nothing was sent. */
    enum Refused implements Outcome {
      INVALID_REPLY_TOKEN,
      FAILED_TO_SEND,
      MONTHLY_LIMIT
    }
  }

  Sending(World world, ReplyTokens replyTokens, Ids ids, OptionalLong monthlyQuota) {
    this.world = world;
    this.replyTokens = replyTokens;
    this.ids = ids;
    this.monthlyQuota = monthlyQuota;
  }

  /** Free of charge; the token is used up only where the messages are taken. */
  Outcome reply(String requestId, String replyToken, List<Json> messages) {
    synchronized (world) {
      var question = replyTokens.take(replyToken, world.now());
      if (question.isEmpty()) return Outcome.Refused.INVALID_REPLY_TOKEN;
      var letter = new Letter(Via.REPLY, List.of(question.get().chatId()), messages);
      var cause = new Cause(Optional.of(question.get().eventId()), Optional.empty());
      var sent = deliver(requestId, letter, cause, it -> !world.isBlockedBy(it));
      return new Outcome.Sent(sent);
    }
  }

  /** Push, multicast, narrowcast and broadcast: counted against the month. */
  Outcome send(String requestId, Letter letter, Optional<String> retryKey) {
    synchronized (world) {
      var earlier = retryKey.flatMap(this::taken);
      if (earlier.isPresent()) return again(retryKey.orElseThrow(), earlier.get(), letter);
      if (letter.via == Via.PUSH && !letter.to.stream().allMatch(this::isKnown)) {
        return Outcome.Refused.FAILED_TO_SEND;
      }
      var cost = letter.to.stream().filter(this::reaches).mapToLong(this::recipients).sum();
      if (monthlyQuota.isPresent() && usedThisMonth() + cost > monthlyQuota.getAsLong()) {
        return Outcome.Refused.MONTHLY_LIMIT;
      }
      used.merge(month(), cost, Long::sum);
      var sent = deliver(requestId, letter, new Cause(Optional.empty(), retryKey), this::reaches);
      var repeated = letter.via == Via.PUSH ? sent : List.<Json>of();
      retryKey.ifPresent(
          it -> retryKeys.put(it, new Taken(requestId, letter, world.now(), repeated)));
      return new Outcome.Sent(sent);
    }
  }

  OptionalLong monthlyQuota() {
    synchronized (world) {
      return monthlyQuota;
    }
  }

  void monthlyQuota(OptionalLong changed) {
    synchronized (world) {
      monthlyQuota = changed;
      world.changed();
    }
  }

  long usedThisMonth() {
    synchronized (world) {
      return used.getOrDefault(month(), 0L);
    }
  }

  /** Returns how many messages each month counted. */
  Map<YearMonth, Long> used() {
    synchronized (world) {
      return Map.copyOf(used);
    }
  }

  /** Takes the counts from before a restart. */
  void restore(Map<YearMonth, Long> earlier) {
    synchronized (world) {
      used.putAll(earlier);
    }
  }

  List<Accepted> accepted() {
    synchronized (world) {
      return List.copyOf(accepted);
    }
  }

  List<String> misusedRetryKeys() {
    synchronized (world) {
      return List.copyOf(misusedRetryKeys);
    }
  }

  private Optional<Taken> taken(String retryKey) {
    return Optional.ofNullable(retryKeys.get(retryKey))
        .filter(it -> world.now().isBefore(it.at.plus(RETRY_KEY_KEPT)));
  }

  /** Another letter under the same key is not sent either, and kept for whoever asks. */
  private Outcome again(String retryKey, Taken earlier, Letter letter) {
    if (!letter.isRetryOf(earlier.letter)) misusedRetryKeys.add(retryKey);
    return new Outcome.AlreadyAccepted(earlier.requestId, earlier.sent);
  }

  private List<Json> deliver(
      String requestId, Letter letter, Cause cause, Predicate<String> reached) {
    var now = world.now();
    var sent = new ArrayList<Json>();
    for (var to : letter.to) {
      var arrives = reached.test(to);
      accepted.add(
          new Accepted(
              requestId,
              to,
              letter.messages,
              letter.via,
              cause.answers,
              cause.retryKey,
              now,
              arrives));
      for (var message : letter.messages)
        sent.add(put(to, (Json.Obj) message, letter.via, arrives));
    }
    world.changed();
    return sent;
  }

  private Json put(String to, Json.Obj message, Via via, boolean arrives) {
    var now = world.now();
    var id = ids.messageId(now);
    if (arrives) {
      world.existing(to).add(seq -> new Item.FromAccount(seq, id, now, message, via));
    }
    var sent = Fields.fields().put("id", id);
    if (QUOTABLE.contains(message.text("type").orElse(""))) sent.put("quoteToken", ids.token());
    return sent.build();
  }

  /** A user that this channel has met, or a group that the account is in. */
  private boolean isKnown(String to) {
    return world.talk(to).filter(it -> it.joined).isPresent();
  }

  private boolean reaches(String to) {
    if (!ChatId.isUser(to)) return isKnown(to);
    return world
        .customer(to)
        .filter(
            it ->
                switch (it.friendship()) {
                  case FOLLOWING -> true;
                  case BLOCKED -> false;
                  case STRANGER ->
                      it.lastSpoke()
                          .filter(at -> world.now().isBefore(at.plus(STRANGER_REACHED)))
                          .isPresent();
                })
        .isPresent();
  }

  private long recipients(String to) {
    return world.existing(to).members.size();
  }

  private YearMonth month() {
    return YearMonth.from(world.now().atZone(BILLING));
  }
}
