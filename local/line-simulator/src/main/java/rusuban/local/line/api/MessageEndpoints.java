package rusuban.local.line.api;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.local.line.MessageDispatcher;
import rusuban.local.line.state.LineIdFormat;
import rusuban.local.line.state.LineState;
import rusuban.local.line.state.LineUser;
import rusuban.local.line.state.SendMethod;
import rusuban.web.HttpResponse;
import rusuban.web.Router;

/** Endpoints for messages and the month's quota (Messaging API reference, "Message"). */
public final class MessageEndpoints {
  private static final int MAX_MULTICAST = 500;

  private final LineState lineState;
  private final MessageDispatcher messageDispatcher;

  public MessageEndpoints(LineState lineState, MessageDispatcher messageDispatcher) {
    this.lineState = lineState;
    this.messageDispatcher = messageDispatcher;
  }

  public void addTo(Router<ApiEndpoint> routes) {
    routes
        .on("POST", "/v2/bot/message/reply", this::reply)
        .on("POST", "/v2/bot/message/push", this::push)
        .on("POST", "/v2/bot/message/multicast", this::multicast)
        .on("POST", "/v2/bot/message/narrowcast", this::narrowcast)
        .on("POST", "/v2/bot/message/broadcast", this::broadcast)
        .on("GET", "/v2/bot/message/quota", _ -> quota())
        .on("GET", "/v2/bot/message/quota/consumption", _ -> consumption());
    for (var sendMethod : SendMethod.values()) {
      routes.on("POST", "/v2/bot/message/validate/" + sendMethod.wire(), this::validate);
    }
  }

  private HttpResponse reply(ApiEndpoint.Request request) {
    var requestBody =
        RequestBody.of(
            request.httpRequest(), Set.of("replyToken", "messages", "notificationDisabled"));
    var replyToken = requestBody.text("replyToken");
    var messages = requestBody.messages();
    requestBody.sendingOptions();
    return requestBody
        .refusal()
        .orElseGet(
            () ->
                answer(
                    messageDispatcher.reply(request.id(), replyToken, messages),
                    MessageEndpoints::listed));
  }

  private HttpResponse push(ApiEndpoint.Request request) {
    var requestBody =
        sendingBody(
            request, Set.of("to", "messages", "notificationDisabled", "customAggregationUnits"));
    var to = requestBody.text("to");
    if (!to.isEmpty() && !LineIdFormat.isAny(to)) requestBody.invalid("to");
    return send(request, requestBody, SendMethod.PUSH, List.of(to), MessageEndpoints::listed);
  }

  private HttpResponse multicast(ApiEndpoint.Request request) {
    var requestBody =
        sendingBody(
            request, Set.of("to", "messages", "notificationDisabled", "customAggregationUnits"));
    var to = requestBody.texts("to", MAX_MULTICAST);
    for (int i = 0; i < to.size(); i++) {
      if (!LineIdFormat.isUser(to.get(i))) requestBody.invalid("to[" + i + "]");
    }
    return send(
        request,
        requestBody,
        SendMethod.MULTICAST,
        to.stream().distinct().toList(),
        _ -> empty(200));
  }

  private HttpResponse broadcast(ApiEndpoint.Request request) {
    var requestBody = sendingBody(request, Set.of("messages", "notificationDisabled"));
    return send(request, requestBody, SendMethod.BROADCAST, friends(), _ -> empty(200));
  }

  /** Sends to all friends only. This account has no audiences and no demographic data. */
  private HttpResponse narrowcast(ApiEndpoint.Request request) {
    var requestBody =
        sendingBody(
            request, Set.of("messages", "recipient", "filter", "limit", "notificationDisabled"));
    for (var choice : List.of("recipient", "filter", "limit")) {
      if (requestBody.has(choice)) requestBody.wrong(choice, "Not available for this account");
    }
    return send(request, requestBody, SendMethod.NARROWCAST, friends(), _ -> empty(202));
  }

  private static RequestBody sendingBody(ApiEndpoint.Request request, Set<String> known) {
    var requestBody = RequestBody.of(request.httpRequest(), known);
    requestBody.sendingOptions();
    return requestBody;
  }

  private HttpResponse send(
      ApiEndpoint.Request request,
      RequestBody requestBody,
      SendMethod sendMethod,
      List<String> to,
      Function<List<Json>, HttpResponse> sent) {
    var messages = requestBody.messages();
    return requestBody
        .refusal()
        .orElseGet(
            () ->
                answer(
                    messageDispatcher.send(
                        request.id(),
                        new MessageDispatcher.Letter(sendMethod, to, messages),
                        request.httpRequest().header(LineApi.RETRY_KEY)),
                    sent));
  }

  private HttpResponse validate(ApiEndpoint.Request request) {
    var requestBody = RequestBody.anyOf(request.httpRequest());
    requestBody.messages();
    return requestBody.refusal().orElseGet(() -> empty(200));
  }

  private HttpResponse quota() {
    var limit = messageDispatcher.monthlyQuota();
    var quota = JsonObjectBuilder.fields().put("type", limit.isPresent() ? "limited" : "none");
    limit.ifPresent(it -> quota.put("value", it));
    return HttpResponse.json(200, quota.build());
  }

  private HttpResponse consumption() {
    return HttpResponse.json(
        200,
        JsonObjectBuilder.fields().put("totalUsage", messageDispatcher.usedThisMonth()).build());
  }

  private List<String> friends() {
    return lineState.customers().stream()
        .filter(it -> it.followState() == LineUser.FollowState.FOLLOWING)
        .map(LineUser::userId)
        .toList();
  }

  private static HttpResponse answer(
      MessageDispatcher.DispatchOutcome dispatchOutcome, Function<List<Json>, HttpResponse> sent) {
    return switch (dispatchOutcome) {
      case MessageDispatcher.DispatchOutcome.Sent(var messages) -> sent.apply(messages);
      case MessageDispatcher.DispatchOutcome.AlreadyAccepted(var requestId, var messages) ->
          conflict(messages).with("x-line-accepted-request-id", requestId);
      case MessageDispatcher.DispatchOutcome.Refused refused ->
          switch (refused) {
            case INVALID_REPLY_TOKEN -> ApiErrors.of(400, "Invalid reply token");
            case FAILED_TO_SEND -> ApiErrors.of(400, "Failed to send messages");
            case MONTHLY_LIMIT -> ApiErrors.monthlyLimit();
          };
    };
  }

  private static HttpResponse conflict(List<Json> messages) {
    var conflict = JsonObjectBuilder.fields().put("message", "The retry key is already accepted");
    if (!messages.isEmpty()) conflict.put("sentMessages", messages);
    return HttpResponse.json(409, conflict.build());
  }

  private static HttpResponse listed(List<Json> messages) {
    return HttpResponse.json(200, JsonObjectBuilder.fields().put("sentMessages", messages).build());
  }

  private static HttpResponse empty(int status) {
    return HttpResponse.json(status, JsonObjectBuilder.fields().build());
  }
}
