package rusuban.local.phone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.local.http.ErrorLoggingHandler;
import rusuban.local.http.ExchangeAdapter;
import rusuban.local.line.ActionResult;
import rusuban.local.line.CustomerAction;
import rusuban.local.line.LineSimulator;
import rusuban.local.line.SimulatedCustomer;
import rusuban.local.line.SimulatedGroup;
import rusuban.local.line.state.SimulatedChat;
import rusuban.local.line.state.TimelineItem;
import rusuban.local.line.state.UploadedContent;
import rusuban.web.HttpRequest;
import rusuban.web.HttpResponse;
import rusuban.web.Router;

/**
 * The phone's page and its API over the simulator of LINE. Mount it at {@code /} or at {@code
 * /phone/}. Paths start at the root. Errors carry a sentence in Japanese and English.
 */
public final class PhoneApi implements HttpHandler {
  /** The largest request. LINE accepts pictures of 10 MB, and Base64 adds a third. */
  private static final int MAX_BODY_BYTES = 14 * 1024 * 1024;

  private final LineSimulator line;
  private final PhoneJson json;
  private final ActionRequests actionRequests;
  private final ChangeStream stream;
  private final Router<Page> routes;

  private interface Page {
    HttpResponse answer(HttpRequest httpRequest, Map<String, String> segments);
  }

  /**
   * Creates a phone for this simulator.
   *
   * @param zone the time zone in which the page shows times, such as {@code Asia/Tokyo}
   */
  public PhoneApi(LineSimulator line, DecisionTraces decisionTraces, String zone) {
    this.line = line;
    this.json = new PhoneJson(line, decisionTraces, zone);
    this.actionRequests = new ActionRequests(line);
    this.stream = new ChangeStream(line);
    this.routes =
        new Router<Page>()
            .on("GET", "/", (_, _) -> HttpResponse.redirect("/phone/"))
            .on("GET", "/phone", (_, _) -> HttpResponse.redirect("/phone/"))
            .on("GET", "/phone/", (_, _) -> PageFiles.file("index.html"))
            .on("GET", "/phone/{file}", (_, at) -> PageFiles.file(part(at, "file")))
            .on("GET", "/phone/api/state", (_, _) -> ok(json.state()))
            .on("GET", "/phone/api/chats/{chatId}", (_, at) -> chat(part(at, "chatId")))
            .on("GET", "/phone/api/content/{messageId}", (_, at) -> content(at))
            .on("POST", "/phone/api/chats/{chatId}/send", this::send)
            .on("POST", "/phone/api/chats/{chatId}/postback", this::postback)
            .on("POST", "/phone/api/chats/{chatId}/unsend", this::unsend)
            .on("POST", "/phone/api/chats/{chatId}/redeliver", this::redeliver)
            .on("POST", "/phone/api/customers", (httpRequest, _) -> addCustomer(asked(httpRequest)))
            .on("POST", "/phone/api/customers/{userId}/follow", (_, at) -> follow(at))
            .on("POST", "/phone/api/customers/{userId}/block", (_, at) -> block(at))
            .on("POST", "/phone/api/groups", (httpRequest, _) -> addGroup(asked(httpRequest)));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    new ErrorLoggingHandler(this::serve).handle(exchange);
  }

  private void serve(HttpExchange exchange) throws IOException {
    var httpRequest = ExchangeAdapter.read(exchange, MAX_BODY_BYTES);
    if (httpRequest.method().equals("GET") && httpRequest.path().equals("/phone/api/stream")) {
      stream.serve(exchange);
    } else {
      ExchangeAdapter.send(exchange, answer(httpRequest).with("Cache-Control", "no-store"));
    }
  }

  private HttpResponse answer(HttpRequest httpRequest) {
    if (httpRequest.isOversized())
      return HttpResponse.error(413, "データが大きすぎます。", "The data is too large.");
    if (httpRequest.method().equals("POST")
        && !httpRequest.contentType().equals("application/json")) {
      // Another site's page can post text here without permission, but not JSON (Fetch, CORS).
      return HttpResponse.error(415, "JSON で送ってください。", "Send this as JSON.");
    }
    var method = httpRequest.method().equals("HEAD") ? "GET" : httpRequest.method();
    try {
      return switch (routes.find(method, httpRequest.path())) {
        case Router.Found.Nothing<Page>() -> missing();
        case Router.Found.OtherMethod<Page>(var allowed) ->
            HttpResponse.error(405, "この操作はできません。", "This method is not allowed.")
                .with("Allow", allowed);
        case Router.Found.Endpoint<Page>(var page, var segments) ->
            page.answer(httpRequest, segments);
      };
    } catch (RequestJson.Unclear e) {
      return HttpResponse.error(
          400, "「" + e.field + "」が足りないか、正しくありません。", "“" + e.field + "” is missing or not valid.");
    }
  }

  private HttpResponse chat(String chatId) {
    return line.openChat(chatId).map(it -> ok(json.chat(it))).orElseGet(PhoneApi::missing);
  }

  private HttpResponse content(Map<String, String> at) {
    return line.content(part(at, "messageId"))
        .filter(it -> it.state() != UploadedContent.State.GONE)
        .map(it -> PageFiles.guarded(HttpResponse.of(200, it.contentType(), it.bytes())))
        .orElseGet(PhoneApi::missing);
  }

  private HttpResponse send(HttpRequest httpRequest, Map<String, String> at) {
    return item(part(at, "chatId"), actionRequests.message(part(at, "chatId"), asked(httpRequest)));
  }

  private HttpResponse postback(HttpRequest httpRequest, Map<String, String> at) {
    return item(
        part(at, "chatId"), ActionRequests.postback(part(at, "chatId"), asked(httpRequest)));
  }

  private HttpResponse unsend(HttpRequest httpRequest, Map<String, String> at) {
    return item(part(at, "chatId"), ActionRequests.unsend(part(at, "chatId"), asked(httpRequest)));
  }

  private HttpResponse redeliver(HttpRequest httpRequest, Map<String, String> at) {
    var eventId = asked(httpRequest).text("eventId");
    if (line.chat(part(at, "chatId")).isEmpty()) return missing();
    return line.redeliver(eventId)
        .map(it -> ok(JsonObjectBuilder.fields().put("delivery", json.delivery(it.join())).build()))
        .orElseGet(PhoneApi::missing);
  }

  private HttpResponse addCustomer(RequestJson requestJson) {
    var simulatedCustomer = line.newCustomer(requestJson.text("name"));
    return requestJson.flag("follow")
        ? customer(
            new CustomerAction.Follow(simulatedCustomer.userId()), simulatedCustomer.userId())
        : customer(simulatedCustomer.userId());
  }

  private HttpResponse follow(Map<String, String> at) {
    return customer(new CustomerAction.Follow(part(at, "userId")), part(at, "userId"));
  }

  private HttpResponse block(Map<String, String> at) {
    return customer(new CustomerAction.Block(part(at, "userId")), part(at, "userId"));
  }

  private HttpResponse customer(CustomerAction customerAction, String userId) {
    if (line.customerWithId(userId).isEmpty()) return missing();
    return performed(customerAction, _ -> customer(userId));
  }

  private HttpResponse customer(String userId) {
    return line.customerWithId(userId)
        .map(it -> ok(json.customer(it)))
        .orElseGet(PhoneApi::missing);
  }

  private HttpResponse addGroup(RequestJson requestJson) {
    var type =
        switch (requestJson.text("type")) {
          case "group" -> SimulatedChat.Type.GROUP;
          case "room" -> SimulatedChat.Type.ROOM;
          default -> throw new RequestJson.Unclear("type");
        };
    var members = requestJson.texts("members");
    if (!members.stream().allMatch(it -> line.customerWithId(it).isPresent())) return missing();
    var people =
        members.stream()
            .map(it -> new SimulatedCustomer(line, it))
            .toArray(SimulatedCustomer[]::new);
    SimulatedGroup simulatedGroup = line.group(type, requestJson.text("name"), people);
    return performed(
        new CustomerAction.Invite(simulatedGroup.chatId()),
        _ -> ok(json.summary(line.chat(simulatedGroup.chatId()).orElseThrow())));
  }

  private HttpResponse item(String chatId, CustomerAction customerAction) {
    return line.chat(chatId).isPresent() ? performed(customerAction, this::first) : missing();
  }

  private HttpResponse first(List<TimelineItem> items) {
    return ok(json.item(items.getFirst()));
  }

  private HttpResponse performed(
      CustomerAction customerAction, Function<List<TimelineItem>, HttpResponse> done) {
    return switch (line.perform(customerAction)) {
      case ActionResult.Done(var items, _) -> done.apply(items);
      case ActionResult.Impossible(var ja, var en) -> HttpResponse.error(409, ja, en);
    };
  }

  private static RequestJson asked(HttpRequest httpRequest) {
    return RequestJson.of(httpRequest.body());
  }

  private static String part(Map<String, String> segments, String name) {
    return Optional.ofNullable(segments.get(name)).orElseThrow();
  }

  private static HttpResponse ok(Json body) {
    return HttpResponse.json(200, body);
  }

  private static HttpResponse missing() {
    return HttpResponse.error(404, "見つかりません。", "Not found.");
  }
}
