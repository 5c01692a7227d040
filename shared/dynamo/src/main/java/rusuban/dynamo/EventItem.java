package rusuban.dynamo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import rusuban.app.Ending;
import rusuban.app.Records;
import rusuban.app.Records.Entry;
import rusuban.app.Records.Kept;
import rusuban.app.Records.Next;
import rusuban.app.Records.ReplyWork;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.decision.FollowUp;
import rusuban.core.decision.TraceStep;
import rusuban.settings.JsonText;

/** An event, or a follow-up that has ended, as an item and back. */
final class EventItem {
  static final String RAW = "raw";
  static final String PARTS = "rawParts";
  static final String MESSAGE_ID = "messageId";
  static final String ENDING = "ending";
  static final String ATTEMPT = "attempt";
  static final String LEASE = "lease";
  static final String TOKEN_ENDS = "tokenEnds";

  /** From when the reply is in the due index: the end of its first lease. */
  static final String DUE = "due";

  private EventItem() {}

  /** All of it but the raw text, which may need items of its own. */
  static Item write(Entry entry) {
    var item =
        at(entry.account(), entry.chat(), entry.key())
            .text(MESSAGE_ID, entry.messageId())
            .instant("receivedAt", entry.receivedAt())
            .number("settings", entry.settings())
            .text("trace", trace(entry.trace()))
            .expires(entry.expires());
    return switch (entry.next()) {
      case Next.Nothing(var ending) -> item.put(ENDING, ending(ending).map());
      case Next.Reply(var token, var messages, var mayPush) ->
          item.text("token", token)
              .instant(TOKEN_ENDS, entry.tokenEnds())
              .messages("sent", messages)
              .flag("mayPush", mayPush)
              .number(ATTEMPT, 1)
              .put(LEASE, Item.time(entry.leaseUntil()))
              .instant(DUE, entry.leaseUntil());
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
        .messages("sent", messages)
        .put(ENDING, ending(ending).map())
        .expires(expires);
  }

  static boolean isOutstanding(Item item) {
    return item.has("token") && !item.has(ENDING);
  }

  static ReplyWork work(AccountId account, ChatId chat, Item item, Instant leaseUntil) {
    return new ReplyWork(
        account,
        chat,
        key(item),
        item.text("token"),
        item.instant(TOKEN_ENDS),
        item.messages("sent"),
        item.flag("mayPush"),
        Math.toIntExact(item.number(ATTEMPT)),
        leaseUntil);
  }

  static Kept kept(Item item, Optional<String> raw) {
    return new Kept(
        key(item),
        raw,
        item.has("sent") ? item.messages("sent") : List.of(),
        item.has("trace") ? trace(item.text("trace")) : List.of(),
        item.has(ENDING) ? Optional.of(ending(new Item(item.get(ENDING).m()))) : Optional.empty());
  }

  static Item ending(Ending ending) {
    return switch (ending) {
      case Ending.Sent(var via, var requestId) ->
          new Item().text("how", "sent").text("via", via.name()).text("requestId", requestId);
      case Ending.Skipped(var why) -> new Item().text("how", "skipped").text("why", why);
      case Ending.Unknown(var why) -> new Item().text("how", "unknown").text("why", why);
      case Ending.Dead(var why) -> new Item().text("how", "dead").text("why", why);
    };
  }

  private static Ending ending(Item item) {
    return switch (item.text("how")) {
      case "sent" ->
          new Ending.Sent(Ending.Via.valueOf(item.text("via")), item.optionalText("requestId"));
      case "skipped" -> new Ending.Skipped(item.text("why"));
      case "unknown" -> new Ending.Unknown(item.text("why"));
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
