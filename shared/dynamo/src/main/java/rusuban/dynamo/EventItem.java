package rusuban.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.app.DeliveryOutcome;
import rusuban.app.HistoryKey;
import rusuban.app.chat.EventRecord;
import rusuban.app.chat.HistoryEntry;
import rusuban.app.chat.ReplyPlan;
import rusuban.app.due.DueWork.DueReply;
import rusuban.app.due.ReplyAttempt;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.chat.Chat;
import rusuban.core.decision.FollowUp;
import rusuban.core.event.What;

/** An event, or a follow-up that has ended, as an item and back. */
final class EventItem {
  static final String RAW = "raw";
  static final String SENT = "sent";
  static final String PARTS = "rawParts";
  static final String MESSAGE_ID = "messageId";
  static final String EDITED = "edited";
  private static final String RECEIVED_AT = "receivedAt";
  static final String ENDING = "ending";
  static final String UNKNOWN = "unknown";
  static final String ATTEMPT = "attempt";
  static final String LEASE = "lease";
  static final String TOKEN_ENDS = "tokenEnds";

  /** Whether a try may have gone out, if whoever holds the reply says nothing more. */
  static final String OPEN = "open";

  private static final String PAUSED_UNTIL = "pausedUntil";

  private EventItem() {}

  /** All of it but the raw text, which may need items of its own. */
  static Item write(EventRecord entry) {
    var item =
        at(entry.account(), entry.chat(), entry.key())
            .text(MESSAGE_ID, entry.event().what().brings())
            .instant(RECEIVED_AT, entry.receivedAt())
            .number("settings", entry.settings())
            .text("trace", TraceJson.write(entry.trace()))
            .expires(entry.expires());
    if (entry.event().what() instanceof What.Edited) item.flag(EDITED, true);
    return switch (entry.plan()) {
      case ReplyPlan.NoReply(var ending) -> item.put(ENDING, ending(ending).map());
      case ReplyPlan.Reply(var token, var messages, var mayPush) ->
          item.text("token", token)
              .instant(TOKEN_ENDS, entry.tokenEnds())
              .messages(SENT, messages)
              .flag("mayPush", mayPush)
              .number(ATTEMPT, 1)
              .flag(OPEN, true)
              .instant(PAUSED_UNTIL, entry.after().flatMap(Chat::pausedUntil))
              .put(LEASE, Item.time(entry.leaseUntil()));
    };
  }

  static Item ended(
      AccountId account,
      FollowUp followUp,
      DeliveryOutcome ending,
      List<Json> messages,
      Instant at,
      Instant expires) {
    return at(account, Optional.of(followUp.chat()), new HistoryKey(at, followUp.cause()))
        .messages(SENT, messages)
        .put(ENDING, ending(ending).map())
        .expires(expires);
  }

  static boolean isOutstanding(Item item) {
    return item.has("token") && !item.has(ENDING);
  }

  /** The outstanding reply of an event as an entry of the due index. */
  static DueReply due(AccountId account, ChatId chat, Item item) {
    return new DueReply(
        account, chat, key(item), item.instant(RECEIVED_AT), Keys.instant(item.text(LEASE)));
  }

  /** An outstanding reply as it was left. */
  static ReplyAttempt work(DueReply reply, Item item) {
    return new ReplyAttempt(
        reply.account(),
        reply.chat(),
        key(item),
        item.text("token"),
        item.instant(TOKEN_ENDS),
        item.messages(SENT),
        item.flag("mayPush"),
        Math.toIntExact(item.number(ATTEMPT)),
        item.flag(OPEN),
        item.optionalInstant(PAUSED_UNTIL),
        reply.due(),
        Keys.instant(item.text(LEASE)));
  }

  static HistoryEntry entry(Item item, Optional<String> raw) {
    return new HistoryEntry(
        key(item),
        raw,
        item.has(SENT) ? item.messages(SENT) : List.of(),
        item.has("trace") ? TraceJson.read(item.text("trace")) : List.of(),
        item.has(ENDING) ? Optional.of(ending(new Item(item.get(ENDING).m()))) : Optional.empty());
  }

  static Item ending(DeliveryOutcome ending) {
    return switch (ending) {
      case DeliveryOutcome.Sent(var via, var requestId) ->
          new Item().text("how", "sent").text("via", via.name()).text("requestId", requestId);
      case DeliveryOutcome.Skipped(var why) -> new Item().text("how", "skipped").text("why", why);
      case DeliveryOutcome.Unknown(var why) -> new Item().text("how", UNKNOWN).text("why", why);
      case DeliveryOutcome.Failed(var why) -> new Item().text("how", "dead").text("why", why);
    };
  }

  private static DeliveryOutcome ending(Item item) {
    return switch (item.text("how")) {
      case "sent" ->
          new DeliveryOutcome.Sent(
              DeliveryOutcome.Via.valueOf(item.text("via")), item.optionalText("requestId"));
      case "skipped" -> new DeliveryOutcome.Skipped(item.text("why"));
      case UNKNOWN -> new DeliveryOutcome.Unknown(item.text("why"));
      case "dead" -> new DeliveryOutcome.Failed(item.text("why"));
      case String other -> throw new IllegalStateException("unknown ending " + other);
    };
  }

  /** The sort key tells the time, and the id too where it needs no other form there. */
  private static Item at(AccountId account, Optional<ChatId> chat, HistoryKey key) {
    var item = Item.at(Keys.event(account, chat, key));
    return Keys.isPlain(key.id()) ? item : item.text("id", key.id());
  }

  private static HistoryKey key(Item item) {
    var named = Keys.eventKey(item.text(ItemKey.SORT));
    return new HistoryKey(named.at(), item.optionalText("id").orElse(named.id()));
  }

  /** Adds the raw text, or the first of its pieces where it needs items of its own. */
  static void putRaw(Item item, List<String> pieces) {
    var whole =
        pieces.size() == 1
            ? ShortenedRaw.of(pieces.getFirst(), known(item))
            : Optional.<String>empty();
    whole.ifPresentOrElse(
        text -> item.text(RAW, text),
        () -> item.text(RAW, pieces.getFirst()).number(PARTS, pieces.size()));
  }

  /** Returns the raw text, or its first piece; empty where nothing of it is kept. */
  static Optional<String> raw(Item item) {
    if (!item.has(RAW)) return Optional.empty();
    var text = item.text(RAW);
    return Optional.of(item.has(PARTS) ? text : ShortenedRaw.read(text, known(item)));
  }

  /** The texts that LINE repeats in an event and the item's own key tells. */
  private static List<String> known(Item item) {
    var key = key(item);
    return List.of(key.id(), Keys.chatOf(item.text(ItemKey.PARTITION)), timestamp(key.at()));
  }

  /** As LINE writes it, for times that it writes: toEpochMilli refuses absurd ones. */
  private static String timestamp(Instant at) {
    long seconds = at.getEpochSecond();
    int millis = 1_000 + at.getNano() / 1_000_000;
    return seconds + Integer.toString(millis).substring(1);
  }
}
