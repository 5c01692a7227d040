package rusuban.local.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rusuban.app.DeliveryOutcome;
import rusuban.app.chat.HistoryEntry;
import rusuban.app.chat.VersionedChat;
import rusuban.app.due.DueWork;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.due.DueWork.DueReply;
import rusuban.app.due.DueWorkIndex;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.decision.trace.TraceStep;
import rusuban.core.decision.trace.TraceText;
import rusuban.json.Json;

/** All stored data of one chat, as JSON. */
record ChatExport(AccountId account, ChatId chat) {
  private static final int ALL = 10_000_000;

  /** A time after every planned follow-up. */
  private static final Instant FAR = Instant.EPOCH.plus(Duration.ofDays(1_000_000));

  /** Returns the data, empty if nothing is stored. Expired items count until they are deleted. */
  Optional<Json> from(StorePorts stores) {
    var stored = stores.chats().read(account, Optional.of(chat)).chat();
    var events = stores.archive().history(account, chat, Instant.EPOCH, ALL);
    var waiting = waiting(stores.dueWork());
    if (stored.isEmpty() && events.isEmpty() && waiting.isEmpty()) return Optional.empty();
    var fields = new LinkedHashMap<String, Json>();
    fields.put("account", Json.str(account.value()));
    fields.put("id", Json.str(chat.value()));
    fields.put(
        "chat", stored.map(VersionedChat::chat).<Json>map(ChatJson::of).orElse(new Json.Null()));
    fields.put("events", array(events.reversed().stream().map(ChatExport::event).toList()));
    fields.put("followUpsWaiting", array(waiting));
    return Optional.of(new Json.Obj(fields));
  }

  /** Returns the waiting follow-ups. Outstanding replies are already among the events. */
  private List<Json> waiting(DueWorkIndex index) {
    return IntStream.range(0, index.shards())
        .boxed()
        .flatMap(shard -> index.due(shard, FAR, ALL).stream())
        .filter(due -> due.account().equals(account) && due.chat().equals(chat))
        .flatMap(ChatExport::waiting)
        .toList();
  }

  private static Stream<Json> waiting(DueWork due) {
    return switch (due) {
      case DueReply _ -> Stream.empty();
      case DueFollowUp followUp -> Stream.of(followUp(followUp));
    };
  }

  private static Json followUp(DueFollowUp due) {
    var fields = new LinkedHashMap<String, Json>();
    fields.put("plan", Json.str(due.followUp().plan()));
    fields.put("began", ChatJson.time(due.followUp().began()));
    fields.put("due", ChatJson.time(due.followUp().due()));
    fields.put("latest", ChatJson.time(due.followUp().latest()));
    fields.put("tries", Json.num(due.attempts()));
    due.previous().ifPresent(tried -> fields.put("messages", array(tried.messages())));
    return new Json.Obj(fields);
  }

  private static Json event(HistoryEntry kept) {
    var fields = new LinkedHashMap<String, Json>();
    fields.put("at", ChatJson.time(kept.key().at()));
    fields.put("id", Json.str(kept.key().id()));
    kept.raw().ifPresent(raw -> fields.put("raw", Json.str(raw)));
    fields.put("sent", array(kept.sent()));
    fields.put("trace", array(kept.trace().stream().map(ChatExport::step).toList()));
    fields.put("ending", kept.outcome().map(ChatExport::ending).orElse(new Json.Null()));
    return new Json.Obj(fields);
  }

  private static Json step(TraceStep step) {
    var fields = new LinkedHashMap<String, Json>();
    fields.put("step", Json.str(step.step()));
    fields.put("took", new Json.Bool(step.took()));
    fields.put("ja", Json.str(TraceText.ja(step)));
    fields.put("en", Json.str(TraceText.en(step)));
    return new Json.Obj(fields);
  }

  private static Json ending(DeliveryOutcome ending) {
    return switch (ending) {
      case DeliveryOutcome.Sent(var via, var requestId) -> {
        var fields = new LinkedHashMap<String, Json>();
        fields.put("how", Json.str("sent"));
        fields.put("via", Json.str(via.name()));
        requestId.ifPresent(id -> fields.put("requestId", Json.str(id)));
        yield new Json.Obj(fields);
      }
      case DeliveryOutcome.Skipped(var why) -> ended("skipped", why);
      case DeliveryOutcome.Unknown(var why) -> ended("unknown", why);
      case DeliveryOutcome.Failed(var why) -> ended("dead", why);
    };
  }

  private static Json ended(String how, String why) {
    var fields = new LinkedHashMap<String, Json>();
    fields.put("how", Json.str(how));
    fields.put("why", Json.str(why));
    return new Json.Obj(fields);
  }

  private static Json array(List<? extends Json> items) {
    return new Json.Arr(List.copyOf(items));
  }
}
