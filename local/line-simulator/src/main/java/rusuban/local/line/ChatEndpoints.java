package rusuban.local.line;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import rusuban.core.Json;
import rusuban.local.http.Answer;
import rusuban.local.http.Fields;
import rusuban.local.http.Router;

/** Endpoints for chats: the loading animation, read marks, groups and rooms. */
final class ChatEndpoints {
  private static final int LOADING_BY_DEFAULT = 20;
  private static final int MEMBERS_A_PAGE = 100;

  private final World world;
  private final Consumer<Action> happens;

  /** Creates the endpoints. When the account leaves, the webhook reports it like an action. */
  ChatEndpoints(World world, Consumer<Action> happens) {
    this.world = world;
    this.happens = happens;
  }

  void addTo(Router<Endpoint> routes) {
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

  private Answer loading(Endpoint.Request request) {
    var body = Body.of(request.call(), Set.of("chatId", "loadingSeconds"));
    var chatId = body.text("chatId");
    var seconds = body.integer("loadingSeconds").orElse(LOADING_BY_DEFAULT);
    if (seconds < 5 || seconds > 60) body.wrong("loadingSeconds", "Must be between 5 and 60");
    if (seconds % 5 != 0) body.wrong("loadingSeconds", "must be a multiple of five");
    if (!chatId.isEmpty() && !ChatId.isUser(chatId)) {
      body.wrong(
          "chatId",
          "Only user id is acceptable, please confirm if there are any group/room ids or illegal"
              + " ids.");
    }
    return body.refusal().orElseGet(() -> loading(chatId, Duration.ofSeconds(seconds)));
  }

  private Answer loading(String chatId, Duration shown) {
    synchronized (world) {
      if (!world.isBlockedBy(chatId)) {
        world.talk(chatId).ifPresent(it -> it.typingUntil(world.now().plus(shown)));
        world.changed();
      }
    }
    return empty(202);
  }

  private Answer markAsRead(Endpoint.Request request) {
    var body = Body.of(request.call(), Set.of("markAsReadToken"));
    var token = body.text("markAsReadToken");
    if (body.refusal().isPresent()) return body.refusal().get();
    return world.markAsRead(token)
        ? empty(200)
        : Errors.of(
            400,
            "Invalid markAsReadToken. Tokens must be used by the bot that received them via"
                + " Webhook.");
  }

  /** Marks all messages of one customer, the older form for module channels (partner docs). */
  private Answer markAllAsRead(Endpoint.Request request) {
    var body = Body.of(request.call(), Set.of("chat"));
    var userId = body.object("chat").flatMap(it -> it.text("userId")).orElse("");
    if (!ChatId.isUser(userId)) body.invalid("chat.userId");
    if (body.refusal().isPresent()) return body.refusal().get();
    synchronized (world) {
      world.talk(userId).ifPresent(Talk::readAll);
      world.changed();
    }
    return empty(200);
  }

  private Answer summary(Talk group) {
    return Answer.json(
        200, Fields.fields().put("groupId", group.id).put("groupName", group.name).build());
  }

  private static Answer count(Talk chat) {
    return Answer.json(200, Fields.fields().put("count", chat.members.size()).build());
  }

  private static Answer ids(Endpoint.Request request, Talk chat) {
    var all = chat.members.stream().map(Json::str).toList();
    return AccountEndpoints.number(request, "start", 0)
        .filter(it -> it >= 0 && it <= all.size())
        .map(it -> AccountEndpoints.page("memberIds", all, it, MEMBERS_A_PAGE))
        .orElseGet(() -> Errors.of(400, "Invalid start param"));
  }

  private Answer profile(Endpoint.Request request, Talk chat) {
    var userId = request.segment("userId");
    if (!ChatId.isUser(userId)) return Errors.parameter("userId");
    return world
        .customer(userId)
        .filter(it -> chat.members.contains(it.userId()))
        .map(it -> Answer.json(200, AccountEndpoints.profile(it).build()))
        .orElseGet(Errors::notFound);
  }

  /** Leaves the chat. Again: 404 for a group, 200 for a room ("Leave multi-person chat"). */
  private Answer leave(Talk chat) {
    if (!chat.joined) return chat.type == Chat.Type.ROOM ? empty(200) : Errors.notFound();
    happens.accept(new Action.Remove(chat.id));
    return empty(200);
  }

  private interface OfChat {
    Answer answer(Endpoint.Request request, Talk chat);
  }

  private Endpoint group(Function<Talk, Answer> endpoint) {
    return member("group", (_, it) -> endpoint.apply(it));
  }

  /** Answers for a group or room that the account is in. */
  private Endpoint member(String kind, OfChat endpoint) {
    return known(
        kind, (request, it) -> it.joined ? endpoint.answer(request, it) : Errors.notFound());
  }

  /** Answers for an existing group or room. It holds the world's lock meanwhile. */
  private Endpoint known(String kind, OfChat endpoint) {
    return request -> {
      var id = request.segment(kind + "Id");
      var valid = kind.equals("group") ? ChatId.isGroup(id) : ChatId.isRoom(id);
      if (!valid) return Errors.parameter(kind + "Id");
      synchronized (world) {
        return world.talk(id).map(it -> endpoint.answer(request, it)).orElseGet(Errors::notFound);
      }
    };
  }

  private static Answer empty(int status) {
    return Answer.json(status, Fields.fields().build());
  }
}
