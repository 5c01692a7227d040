package rusuban.local.chat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import rusuban.core.chat.Chat;
import rusuban.core.chat.Friendship;
import rusuban.core.chat.ResponseMode;
import rusuban.core.chat.TimestampedFlag;
import rusuban.json.Json;

/** The known facts of a chat as JSON. Unknown fields are left out. */
final class ChatJson {
  private ChatJson() {}

  static Json of(Chat chat) {
    var fields = new Fields();
    fields.put("name", chat.name().map(Json::str));
    fields.put("nameToldAt", chat.nameToldAt().map(ChatJson::time));
    fields.put("friendship", friendship(chat.friendship()));
    fields.put("optOut", chat.optOut().map(ChatJson::choice));
    fields.put("mode", chat.mode().map(ResponseMode::name).map(Json::str));
    fields.put("status", Json.str(chat.status().name()));
    fields.put("tags", each(chat.tagging(), ChatJson::choice));
    fields.put("pausedUntil", chat.pausedUntil().map(ChatJson::time));
    fields.put("lastStaffAt", chat.lastStaffAt().map(ChatJson::time));
    fields.put("closedNoticeFor", chat.closedNoticeFor().map(ChatJson::time));
    fields.put("busyNoticeFor", chat.busyNoticeFor().map(ChatJson::time));
    fields.put("rules", each(chat.rules(), ChatJson::use));
    fields.put("followUps", each(chat.followUps(), ChatJson::mark));
    fields.put("unsent", new Json.Arr(chat.unsent().stream().<Json>map(Json::str).toList()));
    fields.put("messages", Json.num(chat.messages()));
    return fields.json();
  }

  static Json time(Instant at) {
    return Json.str(at.toString());
  }

  private static Json friendship(Friendship friendship) {
    return switch (friendship) {
      case Friendship.Unknown() -> Json.str("unknown");
      case Friendship.Following(var at, var by) -> since("following", at, by);
      case Friendship.Left(var at, var by) -> since("left", at, by);
    };
  }

  private static Json since(String what, Instant at, String by) {
    var fields = new Fields();
    fields.put("is", Json.str(what));
    fields.put("at", time(at));
    fields.put("by", Json.str(by));
    return fields.json();
  }

  private static Json choice(TimestampedFlag timestampedFlag) {
    var fields = new Fields();
    fields.put("is", new Json.Bool(timestampedFlag.yes()));
    fields.put("at", time(timestampedFlag.at()));
    fields.put("by", Json.str(timestampedFlag.by()));
    return fields.json();
  }

  private static Json use(Chat.RuleUse use) {
    var fields = new Fields();
    fields.put("at", time(use.at()));
    fields.put("turn", Json.num(use.turn()));
    return fields.json();
  }

  private static Json mark(Chat.FollowUpMark mark) {
    var fields = new Fields();
    fields.put("began", mark.began().map(ChatJson::time));
    fields.put("stopped", mark.stopped().map(ChatJson::time));
    return fields.json();
  }

  private static <T> Json each(Map<String, T> values, Function<T, Json> write) {
    var fields = new Fields();
    new TreeMap<>(values).forEach((name, value) -> fields.put(name, write.apply(value)));
    return fields.json();
  }

  /** Builder of a JSON object. */
  private static final class Fields {
    private final LinkedHashMap<String, Json> fields = new LinkedHashMap<>();

    void put(String name, Json value) {
      fields.put(name, value);
    }

    void put(String name, Optional<? extends Json> value) {
      value.ifPresent(it -> fields.put(name, it));
    }

    Json json() {
      return new Json.Obj(fields);
    }
  }
}
