package rusuban.local.line;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import rusuban.core.Json;
import rusuban.local.http.Answer;
import rusuban.local.http.Fields;
import rusuban.local.http.Router;

/** Endpoints for messages and the month's quota (Messaging API reference, "Message"). */
final class MessageEndpoints {
  private static final int MAX_MULTICAST = 500;

  private final World world;
  private final Sending sending;

  MessageEndpoints(World world, Sending sending) {
    this.world = world;
    this.sending = sending;
  }

  void addTo(Router<Endpoint> routes) {
    routes
        .on("POST", "/v2/bot/message/reply", this::reply)
        .on("POST", "/v2/bot/message/push", this::push)
        .on("POST", "/v2/bot/message/multicast", this::multicast)
        .on("POST", "/v2/bot/message/narrowcast", this::narrowcast)
        .on("POST", "/v2/bot/message/broadcast", this::broadcast)
        .on("GET", "/v2/bot/message/quota", _ -> quota())
        .on("GET", "/v2/bot/message/quota/consumption", _ -> consumption());
    for (var via : Via.values()) {
      routes.on("POST", "/v2/bot/message/validate/" + via.wire(), this::validate);
    }
  }

  private Answer reply(Endpoint.Request request) {
    var body = Body.of(request.call(), Set.of("replyToken", "messages", "notificationDisabled"));
    var replyToken = body.text("replyToken");
    var messages = body.messages();
    body.sendingOptions();
    return body.refusal()
        .orElseGet(
            () ->
                answer(
                    sending.reply(request.id(), replyToken, messages), MessageEndpoints::listed));
  }

  private Answer push(Endpoint.Request request) {
    var body =
        sendingBody(
            request, Set.of("to", "messages", "notificationDisabled", "customAggregationUnits"));
    var to = body.text("to");
    if (!to.isEmpty() && !ChatId.isAny(to)) body.invalid("to");
    return send(request, body, Via.PUSH, List.of(to), MessageEndpoints::listed);
  }

  private Answer multicast(Endpoint.Request request) {
    var body =
        sendingBody(
            request, Set.of("to", "messages", "notificationDisabled", "customAggregationUnits"));
    var to = body.texts("to", MAX_MULTICAST);
    for (int i = 0; i < to.size(); i++) {
      if (!ChatId.isUser(to.get(i))) body.invalid("to[" + i + "]");
    }
    return send(request, body, Via.MULTICAST, to.stream().distinct().toList(), _ -> empty(200));
  }

  private Answer broadcast(Endpoint.Request request) {
    var body = sendingBody(request, Set.of("messages", "notificationDisabled"));
    return send(request, body, Via.BROADCAST, friends(), _ -> empty(200));
  }

  /** Sends to all friends only. This account has no audiences and no demographic data. */
  private Answer narrowcast(Endpoint.Request request) {
    var body =
        sendingBody(
            request, Set.of("messages", "recipient", "filter", "limit", "notificationDisabled"));
    for (var choice : List.of("recipient", "filter", "limit")) {
      if (body.has(choice)) body.wrong(choice, "Not available for this account");
    }
    return send(request, body, Via.NARROWCAST, friends(), _ -> empty(202));
  }

  private static Body sendingBody(Endpoint.Request request, Set<String> known) {
    var body = Body.of(request.call(), known);
    body.sendingOptions();
    return body;
  }

  private Answer send(
      Endpoint.Request request,
      Body body,
      Via via,
      List<String> to,
      Function<List<Json>, Answer> sent) {
    var messages = body.messages();
    return body.refusal()
        .orElseGet(
            () ->
                answer(
                    sending.send(
                        request.id(),
                        new Sending.Letter(via, to, messages),
                        request.call().header(LineApi.RETRY_KEY)),
                    sent));
  }

  private Answer validate(Endpoint.Request request) {
    var body = Body.anyOf(request.call());
    body.messages();
    return body.refusal().orElseGet(() -> empty(200));
  }

  private Answer quota() {
    var limit = sending.monthlyQuota();
    var quota = Fields.fields().put("type", limit.isPresent() ? "limited" : "none");
    limit.ifPresent(it -> quota.put("value", it));
    return Answer.json(200, quota.build());
  }

  private Answer consumption() {
    return Answer.json(200, Fields.fields().put("totalUsage", sending.usedThisMonth()).build());
  }

  private List<String> friends() {
    return world.customers().stream()
        .filter(it -> it.friendship() == Customer.Friendship.FOLLOWING)
        .map(Customer::userId)
        .toList();
  }

  private static Answer answer(Sending.Outcome outcome, Function<List<Json>, Answer> sent) {
    return switch (outcome) {
      case Sending.Outcome.Sent(var messages) -> sent.apply(messages);
      case Sending.Outcome.AlreadyAccepted(var requestId, var messages) ->
          conflict(messages).with("x-line-accepted-request-id", requestId);
      case Sending.Outcome.Refused refused ->
          switch (refused) {
            case INVALID_REPLY_TOKEN -> Errors.of(400, "Invalid reply token");
            case FAILED_TO_SEND -> Errors.of(400, "Failed to send messages");
            case MONTHLY_LIMIT -> Errors.monthlyLimit();
          };
    };
  }

  private static Answer conflict(List<Json> messages) {
    var conflict = Fields.fields().put("message", "The retry key is already accepted");
    if (!messages.isEmpty()) conflict.put("sentMessages", messages);
    return Answer.json(409, conflict.build());
  }

  private static Answer listed(List<Json> messages) {
    return Answer.json(200, Fields.fields().put("sentMessages", messages).build());
  }

  private static Answer empty(int status) {
    return Answer.json(status, Fields.fields().build());
  }
}
