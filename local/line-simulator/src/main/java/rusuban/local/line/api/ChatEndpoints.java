package rusuban.local.line.api;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.local.line.CustomerAction;
import rusuban.local.line.state.Conversation;
import rusuban.local.line.state.LineIdFormat;
import rusuban.local.line.state.LineState;
import rusuban.local.line.state.SimulatedChat;
import rusuban.web.HttpResponse;
import rusuban.web.Router;

/** Endpoints for chats: the loading animation, read marks, groups and rooms. */
public final class ChatEndpoints {
  private static final int LOADING_BY_DEFAULT = 20;
  private static final int MEMBERS_A_PAGE = 100;

  private final LineState lineState;
  private final Consumer<CustomerAction> happens;

  /** Creates the endpoints. When the account leaves, the webhook reports it like an action. */
  public ChatEndpoints(LineState lineState, Consumer<CustomerAction> happens) {
    this.lineState = lineState;
    this.happens = happens;
  }

  public void addTo(Router<ApiEndpoint> routes) {
    routes
        .on("POST", "/v2/bot/chat/loading/start", this::loading)
        .on("POST", "/v2/bot/chat/markAsRead", this::markAsRead)
        .on("POST", "/v2/bot/message/markAsRead", this::markAllAsRead)
        .on("GET", "/v2/bot/group/{groupId}/summary", group(this::summary));
    for (var kind : List.of("group", "room")) {
      var chat = "/v2/bot/" + kind + "/{" + kind + "Id}";
      routes
          .on("GET", chat + "/members/count", member(kind, (_, it) -> count(it)))
          .on("GET", chat + "/members/ids", member(kind, ChatEndpoints::ids))
          .on("GET", chat + "/member/{userId}", member(kind, this::profile))
          .on("POST", chat + "/leave", known(kind, (_, it) -> leave(it)));
    }
  }

  private HttpResponse loading(ApiEndpoint.Request request) {
    var requestBody = RequestBody.of(request.httpRequest(), Set.of("chatId", "loadingSeconds"));
    var chatId = requestBody.text("chatId");
    var seconds = requestBody.integer("loadingSeconds").orElse(LOADING_BY_DEFAULT);
    if (seconds < 5 || seconds > 60)
      requestBody.wrong("loadingSeconds", "Must be between 5 and 60");
    if (seconds % 5 != 0) requestBody.wrong("loadingSeconds", "must be a multiple of five");
    if (!chatId.isEmpty() && !LineIdFormat.isUser(chatId)) {
      requestBody.wrong(
          "chatId",
          "Only user id is acceptable, please confirm if there are any group/room ids or illegal"
              + " ids.");
    }
    return requestBody.refusal().orElseGet(() -> loading(chatId, Duration.ofSeconds(seconds)));
  }

  private HttpResponse loading(String chatId, Duration shown) {
    synchronized (lineState) {
      if (!lineState.isBlockedBy(chatId)) {
        lineState.talk(chatId).ifPresent(it -> it.typingUntil(lineState.now().plus(shown)));
        lineState.changed();
      }
    }
    return empty(202);
  }

  private HttpResponse markAsRead(ApiEndpoint.Request request) {
    var requestBody = RequestBody.of(request.httpRequest(), Set.of("markAsReadToken"));
    var token = requestBody.text("markAsReadToken");
    if (requestBody.refusal().isPresent()) return requestBody.refusal().get();
    return lineState.markAsRead(token)
        ? empty(200)
        : ApiErrors.of(
            400,
            "Invalid markAsReadToken. Tokens must be used by the bot that received them via"
                + " Webhook.");
  }

  /** Marks all messages of one customer, the older form for module channels (partner docs). */
  private HttpResponse markAllAsRead(ApiEndpoint.Request request) {
    var requestBody = RequestBody.of(request.httpRequest(), Set.of("chat"));
    var userId = requestBody.object("chat").flatMap(it -> it.text("userId")).orElse("");
    if (!LineIdFormat.isUser(userId)) requestBody.invalid("chat.userId");
    if (requestBody.refusal().isPresent()) return requestBody.refusal().get();
    synchronized (lineState) {
      lineState.talk(userId).ifPresent(Conversation::readAll);
      lineState.changed();
    }
    return empty(200);
  }

  private HttpResponse summary(Conversation group) {
    return HttpResponse.json(
        200,
        JsonObjectBuilder.fields().put("groupId", group.id).put("groupName", group.name).build());
  }

  private static HttpResponse count(Conversation chat) {
    return HttpResponse.json(
        200, JsonObjectBuilder.fields().put("count", chat.members.size()).build());
  }

  private static HttpResponse ids(ApiEndpoint.Request request, Conversation chat) {
    var all = chat.members.stream().map(Json::str).toList();
    return AccountEndpoints.number(request, "start", 0)
        .filter(it -> it >= 0 && it <= all.size())
        .map(it -> AccountEndpoints.page("memberIds", all, it, MEMBERS_A_PAGE))
        .orElseGet(() -> ApiErrors.of(400, "Invalid start param"));
  }

  private HttpResponse profile(ApiEndpoint.Request request, Conversation chat) {
    var userId = request.segment("userId");
    if (!LineIdFormat.isUser(userId)) return ApiErrors.parameter("userId");
    return lineState
        .customer(userId)
        .filter(it -> chat.members.contains(it.userId()))
        .map(it -> HttpResponse.json(200, AccountEndpoints.profile(it).build()))
        .orElseGet(ApiErrors::notFound);
  }

  /** Leaves the chat. Again: 404 for a group, 200 for a room ("Leave multi-person chat"). */
  private HttpResponse leave(Conversation chat) {
    if (!chat.joined)
      return chat.type == SimulatedChat.Type.ROOM ? empty(200) : ApiErrors.notFound();
    happens.accept(new CustomerAction.Remove(chat.id));
    return empty(200);
  }

  private interface OfChat {
    HttpResponse answer(ApiEndpoint.Request request, Conversation chat);
  }

  private ApiEndpoint group(Function<Conversation, HttpResponse> endpoint) {
    return member("group", (_, it) -> endpoint.apply(it));
  }

  /** Answers for a group or room that the account is in. */
  private ApiEndpoint member(String kind, OfChat endpoint) {
    return known(
        kind, (request, it) -> it.joined ? endpoint.answer(request, it) : ApiErrors.notFound());
  }

  /** Answers for an existing group or room. It holds the lock of the state meanwhile. */
  private ApiEndpoint known(String kind, OfChat endpoint) {
    return request -> {
      var id = request.segment(kind + "Id");
      var valid = kind.equals("group") ? LineIdFormat.isGroup(id) : LineIdFormat.isRoom(id);
      if (!valid) return ApiErrors.parameter(kind + "Id");
      synchronized (lineState) {
        return lineState
            .talk(id)
            .map(it -> endpoint.answer(request, it))
            .orElseGet(ApiErrors::notFound);
      }
    };
  }

  private static HttpResponse empty(int status) {
    return HttpResponse.json(status, JsonObjectBuilder.fields().build());
  }
}
