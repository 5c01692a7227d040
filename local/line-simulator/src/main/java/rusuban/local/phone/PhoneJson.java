package rusuban.local.phone;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.local.line.LineSimulator;
import rusuban.local.line.state.LineUser;
import rusuban.local.line.state.SimulatedChat;
import rusuban.local.line.state.TimelineItem;
import rusuban.local.line.state.WebhookDelivery;

/** The data of the page as JSON. */
final class PhoneJson {
  private final LineSimulator line;
  private final DecisionTraces decisionTraces;
  private final String zone;

  PhoneJson(LineSimulator line, DecisionTraces decisionTraces, String zone) {
    this.line = line;
    this.decisionTraces = decisionTraces;
    this.zone = zone;
  }

  Json state() {
    var revision = line.revision(); // first: the page asks again after changes from now on
    var simulatedChannel = line.channel();
    var account =
        JsonObjectBuilder.fields()
            .put("id", simulatedChannel.id())
            .put("name", simulatedChannel.displayName())
            .put("userId", simulatedChannel.botUserId())
            .put("basicId", simulatedChannel.basicId())
            .put("chatMode", line.chatMode().wire);
    var limit = line.monthlyQuota();
    var quota =
        JsonObjectBuilder.fields()
            .put("limit", limit.isPresent() ? Json.num(limit.getAsLong()) : new Json.Null())
            .put("used", line.usedThisMonth());
    var latestFirst = Comparator.comparing(SimulatedChat::lastAt).reversed();
    return JsonObjectBuilder.fields()
        .put("now", line.now().toString())
        .put("zone", zone)
        .put("aboutTheClock", decisionTraces.aboutTheClock())
        .put("account", account.build())
        .put("quota", quota.build())
        .put("customers", line.customers().stream().map(this::customer).toList())
        .put("chats", line.chats().stream().sorted(latestFirst).map(this::summary).toList())
        .put("revision", revision)
        .build();
  }

  Json.Obj customer(LineUser lineUser) {
    return JsonObjectBuilder.fields()
        .put("userId", lineUser.userId())
        .put("name", lineUser.name())
        .orNull("pictureUrl", lineUser.pictureUrl())
        .put("following", lineUser.followState() == LineUser.FollowState.FOLLOWING)
        .put("blocked", lineUser.followState() == LineUser.FollowState.BLOCKED)
        .build();
  }

  Json.Obj summary(SimulatedChat simulatedChat) {
    var last =
        simulatedChat.items().isEmpty()
            ? new Json.Null()
            : JsonObjectBuilder.fields()
                .put("at", simulatedChat.lastAt().toString())
                .put("text", ChatPreview.at(simulatedChat.items().getLast()))
                .build();
    return JsonObjectBuilder.fields()
        .put("chatId", simulatedChat.id())
        .put("type", simulatedChat.type().wire())
        .put("name", simulatedChat.name())
        .put("members", simulatedChat.members().stream().map(Json::str).toList())
        .put("last", last)
        .put("unread", simulatedChat.unread())
        .build();
  }

  Json.Obj chat(SimulatedChat simulatedChat) {
    return JsonObjectBuilder.fields()
        .put("chatId", simulatedChat.id())
        .put("type", simulatedChat.type().wire())
        .put("name", simulatedChat.name())
        .put("items", simulatedChat.items().stream().map(this::item).toList())
        .put("followUps", decisionTraces.followUps(simulatedChat.id()))
        .put("typing", simulatedChat.typing())
        .build();
  }

  Json.Obj item(TimelineItem timelineItem) {
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
              .put("trace", trace(it.webhookDelivery()))
              .build();
      case TimelineItem.FromAccount it ->
          common
              .put("from", "account")
              .put("message", it.message())
              .put("via", it.sendMethod().wire())
              .build();
      case TimelineItem.Notice it ->
          common
              .put("from", "system")
              .put("kind", it.kind().name().toLowerCase(Locale.ROOT))
              .put("userId", it.userId().map(Json::str))
              .put("delivery", delivery(it.webhookDelivery()))
              .put("trace", trace(it.webhookDelivery()))
              .build();
    };
  }

  Json.Obj delivery(WebhookDelivery webhookDelivery) {
    return JsonObjectBuilder.fields()
        .put("status", webhookDelivery.status().name().toLowerCase(Locale.ROOT))
        .put("httpStatus", webhookDelivery.httpStatus())
        .put("millis", webhookDelivery.millis())
        .put("eventId", webhookDelivery.eventId())
        .put("redelivered", webhookDelivery.redelivered())
        .put("note", webhookDelivery.note().map(Json::str))
        .build();
  }

  private Json trace(WebhookDelivery webhookDelivery) {
    return Optional.of(webhookDelivery.eventId())
        .flatMap(decisionTraces::traceOf)
        .orElseGet(Json.Null::new);
  }
}
