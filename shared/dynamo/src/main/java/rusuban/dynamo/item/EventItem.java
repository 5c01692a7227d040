package rusuban.dynamo.item;

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
import rusuban.core.chat.Chat;
import rusuban.core.decision.FollowUp;
import rusuban.core.event.EventContent;
import rusuban.dynamo.ShortenedRaw;
import rusuban.dynamo.TraceJson;
import rusuban.json.Json;

/** An event, or a follow-up that has ended, as an item and back. */
public final class EventItem {
  public static final String RAW = "raw";
  public static final String SENT = "sent";
  public static final String PARTS = "rawParts";
  static final String MESSAGE_ID = "messageId";
  public static final String EDITED = "edited";
  private static final String RECEIVED_AT = "receivedAt";
  public static final String ENDING = "ending";
  public static final String UNKNOWN = "unknown";
  static final String ATTEMPT = "attempt";
  static final String LEASE = "lease";
  static final String TOKEN_ENDS = "tokenEnds";

  /** Marks a reply whose last try LINE may have accepted, unless its worker reports more. */
  public static final String OPEN = "open";

  private static final String PAUSED_UNTIL = "pausedUntil";

  private EventItem() {}

  /** Writes an event without its raw text, which may need items of its own. */
  public static ItemAttributes write(EventRecord entry) {
    var itemAttributes =
        at(entry.account(), entry.chat(), entry.key())
            .text(MESSAGE_ID, entry.event().content().brings())
            // Also where it is false: versions before decision 0021 ask every message for it.
            .flag(EDITED, entry.event().content() instanceof EventContent.Edited)
            .instant(RECEIVED_AT, entry.receivedAt())
            .number("settings", entry.settings())
            .text("trace", TraceJson.write(entry.trace()))
            .expires(entry.expires());
    return switch (entry.plan()) {
      case ReplyPlan.NoReply(var ending) -> itemAttributes.put(ENDING, ending(ending).map());
      case ReplyPlan.Reply(var token, var messages, var mayPush) ->
          itemAttributes
              .text("token", token)
              .instant(TOKEN_ENDS, entry.tokenEnds())
              .messages(SENT, messages)
              .flag("mayPush", mayPush)
              .number(ATTEMPT, 1)
              .flag(OPEN, true)
              .instant(PAUSED_UNTIL, entry.after().flatMap(Chat::pausedUntil))
              .put(LEASE, ItemAttributes.time(entry.leaseUntil()));
    };
  }

  public static ItemAttributes ended(
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

  public static boolean isOutstanding(ItemAttributes itemAttributes) {
    return itemAttributes.has("token") && !itemAttributes.has(ENDING);
  }

  /** Returns the outstanding reply of an event as an entry of the due index. */
  public static DueReply due(AccountId account, ChatId chat, ItemAttributes itemAttributes) {
    return new DueReply(
        account,
        chat,
        key(itemAttributes),
        itemAttributes.instant(RECEIVED_AT),
        TableKeys.instant(itemAttributes.text(LEASE)));
  }

  /** Returns an outstanding reply as its last attempt left it. */
  public static ReplyAttempt work(DueReply reply, ItemAttributes itemAttributes) {
    return new ReplyAttempt(
        reply.account(),
        reply.chat(),
        key(itemAttributes),
        itemAttributes.text("token"),
        itemAttributes.instant(TOKEN_ENDS),
        itemAttributes.messages(SENT),
        itemAttributes.flag("mayPush"),
        Math.toIntExact(itemAttributes.number(ATTEMPT)),
        itemAttributes.flag(OPEN),
        itemAttributes.optionalInstant(PAUSED_UNTIL),
        reply.due(),
        TableKeys.instant(itemAttributes.text(LEASE)));
  }

  public static HistoryEntry entry(ItemAttributes itemAttributes, Optional<String> raw) {
    return new HistoryEntry(
        key(itemAttributes),
        raw,
        itemAttributes.has(SENT) ? itemAttributes.messages(SENT) : List.of(),
        itemAttributes.has("trace") ? TraceJson.read(itemAttributes.text("trace")) : List.of(),
        itemAttributes.has(ENDING)
            ? Optional.of(ending(new ItemAttributes(itemAttributes.get(ENDING).m())))
            : Optional.empty());
  }

  public static ItemAttributes ending(DeliveryOutcome ending) {
    return switch (ending) {
      case DeliveryOutcome.Sent(var via, var requestId) ->
          new ItemAttributes()
              .text("how", "sent")
              .text("via", via.name())
              .text("requestId", requestId);
      case DeliveryOutcome.Skipped(var why) ->
          new ItemAttributes().text("how", "skipped").text("why", why);
      case DeliveryOutcome.Unknown(var why) ->
          new ItemAttributes().text("how", UNKNOWN).text("why", why);
      case DeliveryOutcome.Failed(var why) ->
          new ItemAttributes().text("how", "dead").text("why", why);
    };
  }

  private static DeliveryOutcome ending(ItemAttributes itemAttributes) {
    return switch (itemAttributes.text("how")) {
      case "sent" ->
          new DeliveryOutcome.Sent(
              DeliveryOutcome.Via.valueOf(itemAttributes.text("via")),
              itemAttributes.optionalText("requestId"));
      case "skipped" -> new DeliveryOutcome.Skipped(itemAttributes.text("why"));
      case UNKNOWN -> new DeliveryOutcome.Unknown(itemAttributes.text("why"));
      case "dead" -> new DeliveryOutcome.Failed(itemAttributes.text("why"));
      case String other -> throw new IllegalStateException("unknown ending " + other);
    };
  }

  /** Creates an item whose sort key holds the time, and the id too if it is plain there. */
  private static ItemAttributes at(AccountId account, Optional<ChatId> chat, HistoryKey key) {
    var itemAttributes = ItemAttributes.at(TableKeys.event(account, chat, key));
    return TableKeys.isPlain(key.id()) ? itemAttributes : itemAttributes.text("id", key.id());
  }

  private static HistoryKey key(ItemAttributes itemAttributes) {
    var named = TableKeys.eventKey(itemAttributes.text(ItemKey.SORT));
    return new HistoryKey(named.at(), itemAttributes.optionalText("id").orElse(named.id()));
  }

  /** Adds the raw text, or its first piece if it needs items of its own. */
  public static void putRaw(ItemAttributes itemAttributes, List<String> pieces) {
    var whole =
        pieces.size() == 1
            ? ShortenedRaw.of(pieces.getFirst(), known(itemAttributes))
            : Optional.<String>empty();
    whole.ifPresentOrElse(
        text -> itemAttributes.text(RAW, text),
        () -> itemAttributes.text(RAW, pieces.getFirst()).number(PARTS, pieces.size()));
  }

  /** Returns the raw text, or its first piece; empty if the item keeps none. */
  public static Optional<String> raw(ItemAttributes itemAttributes) {
    if (!itemAttributes.has(RAW)) return Optional.empty();
    var text = itemAttributes.text(RAW);
    return Optional.of(
        itemAttributes.has(PARTS) ? text : ShortenedRaw.read(text, known(itemAttributes)));
  }

  /** Returns the texts that LINE repeats in an event and that the item's key holds. */
  private static List<String> known(ItemAttributes itemAttributes) {
    var key = key(itemAttributes);
    return List.of(
        key.id(), TableKeys.chatOf(itemAttributes.text(ItemKey.PARTITION)), timestamp(key.at()));
  }

  /** Returns the milliseconds as LINE writes them. {@code toEpochMilli} refuses absurd times. */
  private static String timestamp(Instant at) {
    long seconds = at.getEpochSecond();
    int millis = 1_000 + at.getNano() / 1_000_000;
    return seconds + Integer.toString(millis).substring(1);
  }
}
