package rusuban.local.line;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import rusuban.core.Json;
import rusuban.local.http.Fields;

/** The simulated LINE as JSON, and back. */
final class WorldJson {
  /** Version of the format. Raise it when older files can no longer be read. */
  private static final long VERSION = 1;

  private WorldJson() {}

  static boolean isOfThisVersion(Json.Obj json) {
    return json.get("version").equals(Optional.of(Json.num(VERSION)));
  }

  static Json write(LineStateSnapshot kept) {
    return Fields.fields()
        .put("version", VERSION)
        .put("now", kept.now().toString())
        .put("chatMode", kept.chatMode().name())
        .put("customers", kept.customers().stream().map(WorldJson::customer).toList())
        .put("talks", kept.talks().stream().map(WorldJson::talk).toList())
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
                        Fields.fields()
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
                        Fields.fields()
                            .put("month", it.getKey().toString())
                            .put("messages", it.getValue())
                            .build())
                .toList())
        .build();
  }

  static LineStateSnapshot read(Json.Obj json) {
    var contents = new LinkedHashMap<String, Content>();
    for (var it : items(json, "contents")) contents.put(text(it, "messageId"), content(it));
    var readTokens = new LinkedHashMap<String, World.Unread>();
    for (var it : items(json, "readTokens"))
      readTokens.put(text(it, "token"), new World.Unread(text(it, "chatId"), number(it, "seq")));
    var used = new LinkedHashMap<YearMonth, Long>();
    for (var it : items(json, "used"))
      used.put(YearMonth.parse(text(it, "month")), number(it, "messages"));
    return new LineStateSnapshot(
        instant(json, "now"),
        ChatMode.valueOf(text(json, "chatMode")),
        items(json, "customers").stream().map(WorldJson::customer).toList(),
        items(json, "talks").stream().map(WorldJson::talk).toList(),
        contents,
        readTokens,
        used);
  }

  private static Json.Obj customer(Customer customer) {
    return Fields.fields()
        .put("userId", customer.userId())
        .put("name", customer.name())
        .put("pictureUrl", customer.pictureUrl().map(Json::str))
        .put("friendship", customer.friendship().name())
        .put("lastSpoke", customer.lastSpoke().map(it -> Json.str(it.toString())))
        .build();
  }

  private static Customer customer(Json.Obj json) {
    return new Customer(
        text(json, "userId"),
        text(json, "name"),
        json.text("pictureUrl"),
        Customer.Friendship.valueOf(text(json, "friendship")),
        json.text("lastSpoke").map(Instant::parse));
  }

  private static Json.Obj talk(Talk talk) {
    return Fields.fields()
        .put("id", talk.id)
        .put("type", talk.type.name())
        .put("name", talk.name)
        .put("members", talk.members.stream().map(Json::str).toList())
        .put("joined", talk.joined)
        .put("unread", talk.unread())
        .put("items", talk.items().stream().map(WorldJson::item).toList())
        .build();
  }

  private static Talk talk(Json.Obj json) {
    var members = array(json, "members").stream().map(it -> ((Json.Str) it).value()).toList();
    var talk =
        new Talk(
            text(json, "id"), Chat.Type.valueOf(text(json, "type")), text(json, "name"), members);
    talk.joined = flag(json, "joined");
    var items = new ArrayList<Item>();
    for (var it : items(json, "items")) {
      var item = item(it);
      if (item.seq() != items.size() + 1L) throw new NoSuchElementException("an item is missing");
      items.add(item);
    }
    talk.restore(items, Math.toIntExact(number(json, "unread")));
    return talk;
  }

  private static Json.Obj item(Item item) {
    var common =
        Fields.fields().put("seq", item.seq()).put("id", item.id()).put("at", item.at().toString());
    return switch (item) {
      case Item.FromCustomer it ->
          common
              .put("from", "customer")
              .put("userId", it.userId())
              .put("message", it.message())
              .put("read", it.read())
              .put("delivery", delivery(it.delivery()))
              .build();
      case Item.FromAccount it ->
          common
              .put("from", "account")
              .put("message", it.message())
              .put("via", it.via().name())
              .build();
      case Item.Notice it ->
          common
              .put("from", "system")
              .put("kind", it.kind().name())
              .put("userId", it.userId().map(Json::str))
              .put("delivery", delivery(it.delivery()))
              .build();
    };
  }

  private static Item item(Json.Obj json) {
    long seq = number(json, "seq");
    String id = text(json, "id");
    Instant at = instant(json, "at");
    return switch (text(json, "from")) {
      case "customer" ->
          new Item.FromCustomer(
              seq,
              id,
              at,
              text(json, "userId"),
              object(json, "message"),
              flag(json, "read"),
              delivery(object(json, "delivery")));
      case "account" ->
          new Item.FromAccount(
              seq, id, at, object(json, "message"), Via.valueOf(text(json, "via")));
      case "system" ->
          new Item.Notice(
              seq,
              id,
              at,
              Item.Notice.Kind.valueOf(text(json, "kind")),
              json.text("userId"),
              delivery(object(json, "delivery")));
      case String other -> throw new NoSuchElementException("unknown sender " + other);
    };
  }

  private static Json.Obj delivery(Delivery delivery) {
    return Fields.fields()
        .put("status", delivery.status().name())
        .put("httpStatus", delivery.httpStatus())
        .put("millis", delivery.millis())
        .put("eventId", delivery.eventId())
        .put("redelivered", delivery.redelivered())
        .put("note", delivery.note().map(Json::str))
        .build();
  }

  /** Reads a delivery. A webhook under way when the system stopped has failed. */
  private static Delivery delivery(Json.Obj json) {
    var status = Delivery.Status.valueOf(text(json, "status"));
    boolean cutOff = status == Delivery.Status.WAITING;
    return new Delivery(
        cutOff ? Delivery.Status.ERROR : status,
        Math.toIntExact(number(json, "httpStatus")),
        number(json, "millis"),
        text(json, "eventId"),
        flag(json, "redelivered"),
        cutOff ? Optional.of("stopped") : json.text("note"));
  }

  private static Json.Obj content(String messageId, Content content) {
    return Fields.fields()
        .put("messageId", messageId)
        .put("kind", content.kind().name())
        .put("state", content.state().name())
        .put("bytes", Base64.getEncoder().encodeToString(content.bytes()))
        .put("preview", Base64.getEncoder().encodeToString(content.preview()))
        .build();
  }

  private static Content content(Json.Obj json) {
    var bytes = Base64.getDecoder().decode(text(json, "bytes"));
    var content =
        switch (Content.Kind.valueOf(text(json, "kind"))) {
          case IMAGE -> Content.image(bytes);
          case VIDEO -> Content.video(bytes, Base64.getDecoder().decode(text(json, "preview")));
          case AUDIO -> Content.audio(bytes);
          case FILE -> Content.file(bytes);
        };
    return content.in(Content.State.valueOf(text(json, "state")));
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
