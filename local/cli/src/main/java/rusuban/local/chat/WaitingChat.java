package rusuban.local.chat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rusuban.app.DeliveryOutcome;
import rusuban.app.chat.ChatArchive;
import rusuban.app.chat.HistoryEntry;
import rusuban.app.connection.BilingualText;
import rusuban.core.AccountId;
import rusuban.core.chat.Chat;
import rusuban.core.decision.trace.TraceStep;
import rusuban.core.decision.trace.TraceText;
import rusuban.json.Json;
import rusuban.json.JsonText;

/**
 * A chat that waits for staff, with its newest unanswered event.
 *
 * @param since the time of the oldest event left to staff after the last real answer, or of the
 *     answer that called staff; empty if no event is stored any more
 * @param kind the newest event's kind, for example {@code text} or {@code sticker}
 * @param why the newest event's reason, in both languages
 * @param text the newest event's text, if it has one
 */
record WaitingChat(
    Chat chat, Optional<Instant> since, String kind, String why, Optional<String> text) {
  private static final int LOOKED_AT = 50;

  /** Steps that answer but leave the customer waiting. */
  private static final Set<String> NO_REAL_ANSWER =
      Set.of("closed-notice", "busy-notice", "default-reply");

  /** Reasons to skip an event that leave nothing to staff. */
  private static final Set<String> NOTHING_LEFT =
      Set.of(
          "on-record-only",
          "own-message",
          "standby",
          "unsent",
          "left",
          "not-addressed",
          "unreadable",
          "actions-only");

  /** Reasons that arose after the decision. The trace names only the rule that answered. */
  private static final Map<String, BilingualText> AFTER_THE_DECISION =
      Map.of(
          "reply-token-expired",
          new BilingualText("応答トークンの期限が切れていました", "the reply token had expired"),
          "reply-token-refused",
          new BilingualText("LINE が応答トークンを断りました", "LINE refused the reply token"),
          "taken-over",
          new BilingualText("スタッフが対応中です", "staff have taken the chat over"),
          "monthly-limit",
          new BilingualText("今月の通数を使い切っています", "the month's messages are used up"));

  static WaitingChat of(Chat chat, ChatArchive archive, AccountId account, Instant now) {
    Optional<HistoryEntry> newest = Optional.empty();
    Optional<Instant> since = Optional.empty();
    for (var kept : archive.history(account, chat.id(), now, LOOKED_AT)) {
      if (isAnswered(kept)) {
        // No event is left to staff, but the chat waits: the last answer called staff.
        if (newest.isEmpty()) {
          newest = Optional.of(kept);
          since = Optional.of(kept.key().at());
        }
        break;
      }
      if (!isLeftToStaff(kept)) continue;
      if (newest.isEmpty()) newest = Optional.of(kept);
      since = Optional.of(kept.key().at());
    }
    return new WaitingChat(
        chat,
        since,
        newest.flatMap(WaitingChat::message).flatMap(it -> it.text("type")).orElse("—"),
        newest.map(WaitingChat::why).orElse("—"),
        newest.flatMap(WaitingChat::message).flatMap(it -> it.text("text")));
  }

  private static boolean isFollowUp(HistoryEntry kept) {
    return kept.trace().isEmpty();
  }

  private static boolean isAnswered(HistoryEntry kept) {
    boolean sent = kept.outcome().filter(DeliveryOutcome.Sent.class::isInstance).isPresent();
    return sent && !isFollowUp(kept) && !NO_REAL_ANSWER.contains(step(kept));
  }

  private static boolean isLeftToStaff(HistoryEntry kept) {
    if (isFollowUp(kept)) return false;
    return switch (kept.outcome().orElse(null)) {
      case null -> false;
      case DeliveryOutcome.Sent _ -> true;
      case DeliveryOutcome.Skipped(var why) -> !NOTHING_LEFT.contains(why);
      case DeliveryOutcome.Unknown _, DeliveryOutcome.Failed _ -> true;
    };
  }

  private static String step(HistoryEntry kept) {
    return took(kept).map(TraceStep::step).orElse("");
  }

  private static String why(HistoryEntry kept) {
    return switch (kept.outcome().orElse(null)) {
      case DeliveryOutcome.Unknown(var why) ->
          "届いたか不明です: " + ja(why) + " / it may not have arrived: " + en(why);
      case DeliveryOutcome.Failed(var why) ->
          "送れませんでした: " + ja(why) + " / it could not be sent: " + en(why);
      case DeliveryOutcome.Skipped(var why) when AFTER_THE_DECISION.containsKey(why) ->
          ja(why) + " / " + en(why);
      case null, default ->
          took(kept).map(it -> TraceText.ja(it) + " / " + TraceText.en(it)).orElse("—");
    };
  }

  /** Returns the reason in Japanese, or its code if there are no words for it. */
  private static String ja(String why) {
    var text = AFTER_THE_DECISION.get(why);
    return text == null ? why : text.ja();
  }

  private static String en(String why) {
    var text = AFTER_THE_DECISION.get(why);
    return text == null ? why : text.en();
  }

  private static Optional<TraceStep> took(HistoryEntry kept) {
    List<TraceStep> trace = kept.trace();
    return trace.stream().filter(TraceStep::took).findFirst();
  }

  /** Returns the event's message, or the event itself if it has none. */
  private static Optional<Json.Obj> message(HistoryEntry kept) {
    return kept.raw()
        .map(JsonText::parse)
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .map(event -> event.get("message").orElse(event) instanceof Json.Obj it ? it : event);
  }
}
