package rusuban.dynamo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import rusuban.app.Ending;
import rusuban.app.Records;
import rusuban.app.Records.Due;
import rusuban.app.Records.Entry;
import rusuban.app.Records.Kept;
import rusuban.app.Records.Next;
import rusuban.app.Records.ReplyWork;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.chat.Chat;
import rusuban.core.decision.FollowUp;
import rusuban.core.decision.TraceStep;
import rusuban.core.event.What;
import rusuban.settings.JsonText;

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
  static Item write(Entry entry) {
    var item =
        at(entry.account(), entry.chat(), entry.key())
            .text(MESSAGE_ID, entry.event().what().brings())
            .flag(EDITED, entry.event().what() instanceof What.Edited)
            .instant(RECEIVED_AT, entry.receivedAt())
            .number("settings", entry.settings())
            .text("trace", trace(entry.trace()))
            .expires(entry.expires());
    return switch (entry.next()) {
      case Next.Nothing(var ending) -> item.put(ENDING, ending(ending).map());
      case Next.Reply(var token, var messages, var mayPush) ->
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
      Ending ending,
      List<Json> messages,
      Instant at,
      Instant expires) {
    return at(account, Optional.of(followUp.chat()), new Records.Key(at, followUp.cause()))
        .messages(SENT, messages)
        .put(ENDING, ending(ending).map())
        .expires(expires);
  }

  static boolean isOutstanding(Item item) {
    return item.has("token") && !item.has(ENDING);
  }

  /** The outstanding reply of an event as an entry of the due index. */
  static Due.Reply due(AccountId account, ChatId chat, Item item) {
    return new Due.Reply(
        account, chat, key(item), item.instant(RECEIVED_AT), Keys.instant(item.text(LEASE)));
  }

  /** An outstanding reply as it was left. */
  static ReplyWork work(Due.Reply reply, Item item) {
    return new ReplyWork(
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

  static Kept kept(Item item, Optional<String> raw) {
    return new Kept(
        key(item),
        raw,
        item.has(SENT) ? item.messages(SENT) : List.of(),
        item.has("trace") ? trace(item.text("trace")) : List.of(),
        item.has(ENDING) ? Optional.of(ending(new Item(item.get(ENDING).m()))) : Optional.empty());
  }

  static Item ending(Ending ending) {
    return switch (ending) {
      case Ending.Sent(var via, var requestId) ->
          new Item().text("how", "sent").text("via", via.name()).text("requestId", requestId);
      case Ending.Skipped(var why) -> new Item().text("how", "skipped").text("why", why);
      case Ending.Unknown(var why) -> new Item().text("how", UNKNOWN).text("why", why);
      case Ending.Dead(var why) -> new Item().text("how", "dead").text("why", why);
    };
  }

  private static Ending ending(Item item) {
    return switch (item.text("how")) {
      case "sent" ->
          new Ending.Sent(Ending.Via.valueOf(item.text("via")), item.optionalText("requestId"));
      case "skipped" -> new Ending.Skipped(item.text("why"));
      case UNKNOWN -> new Ending.Unknown(item.text("why"));
      case "dead" -> new Ending.Dead(item.text("why"));
      case String other -> throw new IllegalStateException("unknown ending " + other);
    };
  }

  private static Item at(AccountId account, Optional<ChatId> chat, Records.Key key) {
    return Item.at(Keys.event(account, chat, key)).instant("at", key.at()).text("id", key.id());
  }

  private static Records.Key key(Item item) {
    return new Records.Key(item.instant("at"), item.text("id"));
  }

  private static String trace(List<TraceStep> steps) {
    return JsonText.write(new Json.Arr(steps.stream().<Json>map(EventItem::step).toList()));
  }

  private static Json.Obj step(TraceStep step) {
    var fields = new LinkedHashMap<String, Json>();
    fields.put("step", Json.str(step.step()));
    fields.put("took", new Json.Bool(step.took()));
    fields.put("ja", Json.str(step.ja()));
    fields.put("en", Json.str(step.en()));
    return new Json.Obj(fields);
  }

  private static List<TraceStep> trace(String text) {
    return ((Json.Arr) JsonText.parse(text))
        .items().stream().map(step -> step((Json.Obj) step)).toList();
  }

  private static TraceStep step(Json.Obj fields) {
    boolean took = fields.get("took").equals(Optional.of(new Json.Bool(true)));
    return new TraceStep(field(fields, "step"), took, field(fields, "ja"), field(fields, "en"));
  }

  private static String field(Json.Obj fields, String name) {
    return fields.text(name).orElse("");
  }
}
