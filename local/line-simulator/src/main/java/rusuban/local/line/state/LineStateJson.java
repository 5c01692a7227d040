package rusuban.local.line.state;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;

/** The simulated LINE as JSON, and back. */
public final class LineStateJson {
  /** Version of the format. Raise it when older files can no longer be read. */
  private static final long VERSION = 1;

  private LineStateJson() {}

  static boolean isOfThisVersion(Json.Obj json) {
    return json.get("version").equals(Optional.of(Json.num(VERSION)));
  }

  public static Json write(LineStateSnapshot kept) {
    return JsonObjectBuilder.fields()
        .put("version", VERSION)
        .put("now", kept.now().toString())
        .put("chatMode", kept.chatMode().name())
        .put("customers", kept.customers().stream().map(LineStateJson::customer).toList())
        .put("talks", kept.talks().stream().map(LineStateJson::talk).toList())
        .put(
            "contents",
            kept.contents().entrySet().stream()
                .map(it -> content(it.getKey(), it.getValue()))
                .toList())
        .put(
            "readTokens",
            kept.readTokens().entrySet().stream()
                .map(
                    it ->
                        JsonObjectBuilder.fields()
                            .put("token", it.getKey())
                            .put("chatId", it.getValue().chatId())
                            .put("seq", it.getValue().seq())
                            .build())
                .toList())
        .put(
            "used",
            kept.used().entrySet().stream()
                .map(
                    it ->
                        JsonObjectBuilder.fields()
                            .put("month", it.getKey().toString())
                            .put("messages", it.getValue())
                            .build())
                .toList())
        .build();
  }

  static LineStateSnapshot read(Json.Obj json) {
    var contents = new LinkedHashMap<String, UploadedContent>();
    for (var it : items(json, "contents")) contents.put(text(it, "messageId"), content(it));
    var readTokens = new LinkedHashMap<String, UnreadMessage>();
    for (var it : items(json, "readTokens"))
      readTokens.put(text(it, "token"), new UnreadMessage(text(it, "chatId"), number(it, "seq")));
    var used = new LinkedHashMap<YearMonth, Long>();
    for (var it : items(json, "used"))
      used.put(YearMonth.parse(text(it, "month")), number(it, "messages"));
    return new LineStateSnapshot(
        instant(json, "now"),
        ChatMode.valueOf(text(json, "chatMode")),
        items(json, "customers").stream().map(LineStateJson::customer).toList(),
        items(json, "talks").stream().map(LineStateJson::talk).toList(),
        contents,
        readTokens,
        used);
  }

  private static Json.Obj customer(LineUser lineUser) {
    return JsonObjectBuilder.fields()
        .put("userId", lineUser.userId())
        .put("name", lineUser.name())
        .put("pictureUrl", lineUser.pictureUrl().map(Json::str))
        .put("friendship", lineUser.followState().name())
        .put("lastSpoke", lineUser.lastSpoke().map(it -> Json.str(it.toString())))
        .build();
  }

  private static LineUser customer(Json.Obj json) {
    return new LineUser(
        text(json, "userId"),
        text(json, "name"),
        json.text("pictureUrl"),
        LineUser.FollowState.valueOf(text(json, "friendship")),
        json.text("lastSpoke").map(Instant::parse));
  }

  private static Json.Obj talk(Conversation conversation) {
    return JsonObjectBuilder.fields()
        .put("id", conversation.id)
        .put("type", conversation.type.name())
        .put("name", conversation.name)
        .put("members", conversation.members.stream().map(Json::str).toList())
        .put("joined", conversation.joined)
        .put("unread", conversation.unread())
        .put("items", conversation.items().stream().map(LineStateJson::item).toList())
        .build();
  }

  private static Conversation talk(Json.Obj json) {
    var members = array(json, "members").stream().map(it -> ((Json.Str) it).value()).toList();
    var conversation =
        new Conversation(
            text(json, "id"),
            SimulatedChat.Type.valueOf(text(json, "type")),
            text(json, "name"),
            members);
    conversation.joined = flag(json, "joined");
    var items = new ArrayList<TimelineItem>();
    for (var it : items(json, "items")) {
      var timelineItem = item(it);
      if (timelineItem.seq() != items.size() + 1L)
        throw new NoSuchElementException("an item is missing");
      items.add(timelineItem);
    }
    conversation.restore(items, Math.toIntExact(number(json, "unread")));
    return conversation;
  }

  private static Json.Obj item(TimelineItem timelineItem) {
    var common =
        JsonObjectBuilder.fields()
            .put("seq", timelineItem.seq())
            .put("id", timelineItem.id())
            .put("at", timelineItem.at().toString());
    return switch (timelineItem) {
      case TimelineItem.FromCustomer it ->
          common
              .put("from", "customer")
              .put("userId", it.userId())
              .put("message", it.message())
              .put("read", it.read())
              .put("delivery", delivery(it.webhookDelivery()))
              .build();
      case TimelineItem.FromAccount it ->
          common
              .put("from", "account")
              .put("message", it.message())
              .put("via", it.sendMethod().name())
              .build();
      case TimelineItem.Notice it ->
          common
              .put("from", "system")
              .put("kind", it.kind().name())
              .put("userId", it.userId().map(Json::str))
              .put("delivery", delivery(it.webhookDelivery()))
              .build();
    };
  }

  private static TimelineItem item(Json.Obj json) {
    long seq = number(json, "seq");
    String id = text(json, "id");
    Instant at = instant(json, "at");
    return switch (text(json, "from")) {
      case "customer" ->
          new TimelineItem.FromCustomer(
              seq,
              id,
              at,
              text(json, "userId"),
              object(json, "message"),
              flag(json, "read"),
              delivery(object(json, "delivery")));
      case "account" ->
          new TimelineItem.FromAccount(
              seq, id, at, object(json, "message"), SendMethod.valueOf(text(json, "via")));
      case "system" ->
          new TimelineItem.Notice(
              seq,
              id,
              at,
              TimelineItem.Notice.Kind.valueOf(text(json, "kind")),
              json.text("userId"),
              delivery(object(json, "delivery")));
      case String other -> throw new NoSuchElementException("unknown sender " + other);
    };
  }

  private static Json.Obj delivery(WebhookDelivery webhookDelivery) {
    return JsonObjectBuilder.fields()
        .put("status", webhookDelivery.status().name())
        .put("httpStatus", webhookDelivery.httpStatus())
        .put("millis", webhookDelivery.millis())
        .put("eventId", webhookDelivery.eventId())
        .put("redelivered", webhookDelivery.redelivered())
        .put("note", webhookDelivery.note().map(Json::str))
        .build();
  }

  /** Reads a delivery. A webhook under way when the system stopped has failed. */
  private static WebhookDelivery delivery(Json.Obj json) {
    var status = WebhookDelivery.Status.valueOf(text(json, "status"));
    boolean cutOff = status == WebhookDelivery.Status.WAITING;
    return new WebhookDelivery(
        cutOff ? WebhookDelivery.Status.ERROR : status,
        Math.toIntExact(number(json, "httpStatus")),
        number(json, "millis"),
        text(json, "eventId"),
        flag(json, "redelivered"),
        cutOff ? Optional.of("stopped") : json.text("note"));
  }

  private static Json.Obj content(String messageId, UploadedContent uploadedContent) {
    return JsonObjectBuilder.fields()
        .put("messageId", messageId)
        .put("kind", uploadedContent.kind().name())
        .put("state", uploadedContent.state().name())
        .put("bytes", Base64.getEncoder().encodeToString(uploadedContent.bytes()))
        .put("preview", Base64.getEncoder().encodeToString(uploadedContent.preview()))
        .build();
  }

  private static UploadedContent content(Json.Obj json) {
    var bytes = Base64.getDecoder().decode(text(json, "bytes"));
    var uploadedContent =
        switch (UploadedContent.Kind.valueOf(text(json, "kind"))) {
          case IMAGE -> UploadedContent.image(bytes);
          case VIDEO ->
              UploadedContent.video(bytes, Base64.getDecoder().decode(text(json, "preview")));
          case AUDIO -> UploadedContent.audio(bytes);
          case FILE -> UploadedContent.file(bytes);
        };
    return uploadedContent.in(UploadedContent.State.valueOf(text(json, "state")));
  }

  private static String text(Json.Obj json, String name) {
    return json.text(name).orElseThrow();
  }

  private static Instant instant(Json.Obj json, String name) {
    return Instant.parse(text(json, name));
  }

  private static long number(Json.Obj json, String name) {
    return ((Json.Num) json.get(name).orElseThrow()).value().longValueExact();
  }

  private static boolean flag(Json.Obj json, String name) {
    return ((Json.Bool) json.get(name).orElseThrow()).value();
  }

  private static Json.Obj object(Json.Obj json, String name) {
    return (Json.Obj) json.get(name).orElseThrow();
  }

  private static List<Json> array(Json.Obj json, String name) {
    return ((Json.Arr) json.get(name).orElseThrow()).items();
  }

  private static List<Json.Obj> items(Json.Obj json, String name) {
    return array(json, name).stream().map(Json.Obj.class::cast).toList();
  }
}
