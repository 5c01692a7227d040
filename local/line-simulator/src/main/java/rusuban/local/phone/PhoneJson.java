package rusuban.local.phone;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import rusuban.core.Json;
import rusuban.local.http.Fields;
import rusuban.local.line.Chat;
import rusuban.local.line.Customer;
import rusuban.local.line.Delivery;
import rusuban.local.line.Item;
import rusuban.local.line.LineSimulator;

/** The data of the page as JSON. */
final class PhoneJson {
  private final LineSimulator line;
  private final Traces traces;
  private final String zone;

  PhoneJson(LineSimulator line, Traces traces, String zone) {
    this.line = line;
    this.traces = traces;
    this.zone = zone;
  }

  Json state() {
    var revision = line.revision(); // first: the page asks again after changes from now on
    var channel = line.channel();
    var account =
        Fields.fields()
            .put("id", channel.id())
            .put("name", channel.displayName())
            .put("userId", channel.botUserId())
            .put("basicId", channel.basicId())
            .put("chatMode", line.chatMode().wire);
    var limit = line.monthlyQuota();
    var quota =
        Fields.fields()
            .put("limit", limit.isPresent() ? Json.num(limit.getAsLong()) : new Json.Null())
            .put("used", line.usedThisMonth());
    var latestFirst = Comparator.comparing(Chat::lastAt).reversed();
    return Fields.fields()
        .put("now", line.now().toString())
        .put("zone", zone)
        .put("aboutTheClock", traces.aboutTheClock())
        .put("account", account.build())
        .put("quota", quota.build())
        .put("customers", line.customers().stream().map(this::customer).toList())
        .put("chats", line.chats().stream().sorted(latestFirst).map(this::summary).toList())
        .put("revision", revision)
        .build();
  }

  Json.Obj customer(Customer customer) {
    return Fields.fields()
        .put("userId", customer.userId())
        .put("name", customer.name())
        .orNull("pictureUrl", customer.pictureUrl())
        .put("following", customer.friendship() == Customer.Friendship.FOLLOWING)
        .put("blocked", customer.friendship() == Customer.Friendship.BLOCKED)
        .build();
  }

  Json.Obj summary(Chat chat) {
    var last =
        chat.items().isEmpty()
            ? new Json.Null()
            : Fields.fields()
                .put("at", chat.lastAt().toString())
                .put("text", Glance.at(chat.items().getLast()))
                .build();
    return Fields.fields()
        .put("chatId", chat.id())
        .put("type", chat.type().wire())
        .put("name", chat.name())
        .put("members", chat.members().stream().map(Json::str).toList())
        .put("last", last)
        .put("unread", chat.unread())
        .build();
  }

  Json.Obj chat(Chat chat) {
    return Fields.fields()
        .put("chatId", chat.id())
        .put("type", chat.type().wire())
        .put("name", chat.name())
        .put("items", chat.items().stream().map(this::item).toList())
        .put("followUps", traces.followUps(chat.id()))
        .put("typing", chat.typing())
        .build();
  }

  Json.Obj item(Item item) {
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
              .put("trace", trace(it.delivery()))
              .build();
      case Item.FromAccount it ->
          common
              .put("from", "account")
              .put("message", it.message())
              .put("via", it.via().wire())
              .build();
      case Item.Notice it ->
          common
              .put("from", "system")
              .put("kind", it.kind().name().toLowerCase(Locale.ROOT))
              .put("userId", it.userId().map(Json::str))
              .put("delivery", delivery(it.delivery()))
              .put("trace", trace(it.delivery()))
              .build();
    };
  }

  Json.Obj delivery(Delivery delivery) {
    return Fields.fields()
        .put("status", delivery.status().name().toLowerCase(Locale.ROOT))
        .put("httpStatus", delivery.httpStatus())
        .put("millis", delivery.millis())
        .put("eventId", delivery.eventId())
        .put("redelivered", delivery.redelivered())
        .put("note", delivery.note().map(Json::str))
        .build();
  }

  private Json trace(Delivery delivery) {
    return Optional.of(delivery.eventId()).flatMap(traces::traceOf).orElseGet(Json.Null::new);
  }
}
