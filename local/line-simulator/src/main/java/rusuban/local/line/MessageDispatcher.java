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
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.local.line.state.AcceptedMessages;
import rusuban.local.line.state.IdGenerator;
import rusuban.local.line.state.LineIdFormat;
import rusuban.local.line.state.LineState;
import rusuban.local.line.state.ReplyTokens;
import rusuban.local.line.state.SendMethod;
import rusuban.local.line.state.TimelineItem;

/** The account's sends. Each is accepted or refused as a whole, while the state is locked. */
public final class MessageDispatcher {
  /** "Retrying an API request": a retry key is kept for 24 hours. */
  private static final Duration RETRY_KEY_KEPT = Duration.ofHours(24);

  /** "Conditions for sending push message": LINE reaches a stranger for seven days. */
  private static final Duration STRANGER_REACHED = Duration.ofDays(7);

  /** LINE bills accounts of Japan by its calendar months. */
  private static final ZoneId BILLING = ZoneId.of("Asia/Tokyo");

  private static final Set<String> QUOTABLE =
      Set.of("text", "textV2", "sticker", "image", "video", "template", "flex");

  private final LineState lineState;
  private final ReplyTokens replyTokens;
  private final IdGenerator idGenerator;
  private final Map<String, Taken> retryKeys = new HashMap<>();
  private final Map<YearMonth, Long> used = new HashMap<>();
  private final List<AcceptedMessages> accepted = new ArrayList<>();
  private final List<String> misusedRetryKeys = new ArrayList<>();
  private OptionalLong monthlyQuota;

  private record Taken(String requestId, Letter letter, Instant at, List<Json> sent) {}

  /** The event that a reply answers, or the retry key of a push. */
  private record Cause(Optional<String> answers, Optional<String> retryKey) {}

  /** The content of a send, the same on every retry. */
  public record Letter(SendMethod sendMethod, List<String> to, List<Json> messages) {
    public Letter {
      to = List.copyOf(to);
      messages = List.copyOf(messages);
    }

    /** Returns whether messages and named recipients are equal. Friends may change meanwhile. */
    boolean isRetryOf(Letter other) {
      var named = sendMethod == SendMethod.PUSH || sendMethod == SendMethod.MULTICAST;
      return sendMethod == other.sendMethod
          && messages.equals(other.messages)
          && (!named || to.equals(other.to));
    }
  }

  /** The result of a send. */
  public sealed interface DispatchOutcome {
    /** The letter was accepted. The list has one object a message, for one recipient. */
    record Sent(List<Json> messages) implements DispatchOutcome {}

    /** The retry key was already used by the request with this id. */
    record AlreadyAccepted(String requestId, List<Json> messages) implements DispatchOutcome {}

    /** The reasons for sending nothing. */
    enum Refused implements DispatchOutcome {
      INVALID_REPLY_TOKEN,
      FAILED_TO_SEND,
      MONTHLY_LIMIT
    }
  }

  MessageDispatcher(
      LineState lineState,
      ReplyTokens replyTokens,
      IdGenerator idGenerator,
      OptionalLong monthlyQuota) {
    this.lineState = lineState;
    this.replyTokens = replyTokens;
    this.idGenerator = idGenerator;
    this.monthlyQuota = monthlyQuota;
  }

  /** Sends a reply, free of charge. The token is used up only if the messages are accepted. */
  public DispatchOutcome reply(String requestId, String replyToken, List<Json> messages) {
    synchronized (lineState) {
      var question = replyTokens.take(replyToken, lineState.now());
      if (question.isEmpty()) return DispatchOutcome.Refused.INVALID_REPLY_TOKEN;
      var letter = new Letter(SendMethod.REPLY, List.of(question.get().chatId()), messages);
      var cause = new Cause(Optional.of(question.get().eventId()), Optional.empty());
      var sent = deliver(requestId, letter, cause, it -> !lineState.isBlockedBy(it));
      return new DispatchOutcome.Sent(sent);
    }
  }

  /** Sends a push, multicast, narrowcast or broadcast. Each counts against the month. */
  public DispatchOutcome send(String requestId, Letter letter, Optional<String> retryKey) {
    synchronized (lineState) {
      var earlier = retryKey.flatMap(this::taken);
      if (earlier.isPresent()) return again(retryKey.orElseThrow(), earlier.get(), letter);
      if (letter.sendMethod == SendMethod.PUSH && !letter.to.stream().allMatch(this::isKnown)) {
        return DispatchOutcome.Refused.FAILED_TO_SEND;
      }
      var cost = letter.to.stream().filter(this::reaches).mapToLong(this::recipients).sum();
      if (monthlyQuota.isPresent() && usedThisMonth() + cost > monthlyQuota.getAsLong()) {
        return DispatchOutcome.Refused.MONTHLY_LIMIT;
      }
      used.merge(month(), cost, Long::sum);
      var sent = deliver(requestId, letter, new Cause(Optional.empty(), retryKey), this::reaches);
      var repeated = letter.sendMethod == SendMethod.PUSH ? sent : List.<Json>of();
      retryKey.ifPresent(
          it -> retryKeys.put(it, new Taken(requestId, letter, lineState.now(), repeated)));
      return new DispatchOutcome.Sent(sent);
    }
  }

  public OptionalLong monthlyQuota() {
    synchronized (lineState) {
      return monthlyQuota;
    }
  }

  void monthlyQuota(OptionalLong changed) {
    synchronized (lineState) {
      monthlyQuota = changed;
      lineState.changed();
    }
  }

  public long usedThisMonth() {
    synchronized (lineState) {
      return used.getOrDefault(month(), 0L);
    }
  }

  /** Returns the counted messages of each month. */
  Map<YearMonth, Long> used() {
    synchronized (lineState) {
      return Map.copyOf(used);
    }
  }

  /** Restores the counts from before a restart. */
  void restore(Map<YearMonth, Long> earlier) {
    synchronized (lineState) {
      used.putAll(earlier);
    }
  }

  List<AcceptedMessages> accepted() {
    synchronized (lineState) {
      return List.copyOf(accepted);
    }
  }

  List<String> misusedRetryKeys() {
    synchronized (lineState) {
      return List.copyOf(misusedRetryKeys);
    }
  }

  private Optional<Taken> taken(String retryKey) {
    return Optional.ofNullable(retryKeys.get(retryKey))
        .filter(it -> lineState.now().isBefore(it.at.plus(RETRY_KEY_KEPT)));
  }

  /** Answers a repeated retry key without sending. A different letter is recorded for tests. */
  private DispatchOutcome again(String retryKey, Taken earlier, Letter letter) {
    if (!letter.isRetryOf(earlier.letter)) misusedRetryKeys.add(retryKey);
    return new DispatchOutcome.AlreadyAccepted(earlier.requestId, earlier.sent);
  }

  private List<Json> deliver(
      String requestId, Letter letter, Cause cause, Predicate<String> reached) {
    var now = lineState.now();
    var sent = new ArrayList<Json>();
    for (var to : letter.to) {
      var arrives = reached.test(to);
      accepted.add(
          new AcceptedMessages(
              requestId,
              to,
              letter.messages,
              letter.sendMethod,
              cause.answers,
              cause.retryKey,
              now,
              arrives));
      for (var message : letter.messages)
        sent.add(put(to, (Json.Obj) message, letter.sendMethod, arrives));
    }
    lineState.changed();
    return sent;
  }

  private Json put(String to, Json.Obj message, SendMethod sendMethod, boolean arrives) {
    var now = lineState.now();
    var id = idGenerator.messageId(now);
    if (arrives) {
      lineState
          .existing(to)
          .add(seq -> new TimelineItem.FromAccount(seq, id, now, message, sendMethod));
    }
    var sent = JsonObjectBuilder.fields().put("id", id);
    if (QUOTABLE.contains(message.text("type").orElse("")))
      sent.put("quoteToken", idGenerator.token());
    return sent.build();
  }

  /** Returns whether this channel has met the user, or the account is in the group. */
  private boolean isKnown(String to) {
    return lineState.talk(to).filter(it -> it.joined).isPresent();
  }

  private boolean reaches(String to) {
    if (!LineIdFormat.isUser(to)) return isKnown(to);
    return lineState
        .customer(to)
        .filter(
            it ->
                switch (it.followState()) {
                  case FOLLOWING -> true;
                  case BLOCKED -> false;
                  case STRANGER ->
                      it.lastSpoke()
                          .filter(at -> lineState.now().isBefore(at.plus(STRANGER_REACHED)))
                          .isPresent();
                })
        .isPresent();
  }

  private long recipients(String to) {
    return lineState.existing(to).members.size();
  }

  private YearMonth month() {
    return YearMonth.from(lineState.now().atZone(BILLING));
  }
}
