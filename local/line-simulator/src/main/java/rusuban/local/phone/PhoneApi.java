package rusuban.local.phone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rusuban.core.Json;
import rusuban.local.http.Answer;
import rusuban.local.http.Call;
import rusuban.local.http.Fields;
import rusuban.local.http.Loud;
import rusuban.local.http.Router;
import rusuban.local.line.Action;
import rusuban.local.line.Chat;
import rusuban.local.line.Content;
import rusuban.local.line.Group;
import rusuban.local.line.Item;
import rusuban.local.line.LineSimulator;
import rusuban.local.line.Performed;
import rusuban.local.line.Person;

/**
 * The phone's page and its API over the simulator of LINE. Mount it at {@code /} or at {@code
 * /phone/}. Paths start at the root. Errors carry a sentence in Japanese and English.
 */
public final class PhoneApi implements HttpHandler {
  /** The largest request. LINE accepts pictures of 10 MB, and Base64 adds a third. */
  private static final int MAX_BODY_BYTES = 14 * 1024 * 1024;

  private final LineSimulator line;
  private final PhoneJson json;
  private final Deeds deeds;
  private final ChangeStream stream;
  private final Router<Page> routes;

  private interface Page {
    Answer answer(Call call, Map<String, String> segments);
  }

  /**
   * Creates a phone for this simulator.
   *
   * @param zone the time zone in which the page shows times, such as {@code Asia/Tokyo}
   */
  public PhoneApi(LineSimulator line, Traces traces, String zone) {
    this.line = line;
    this.json = new PhoneJson(line, traces, zone);
    this.deeds = new Deeds(line);
    this.stream = new ChangeStream(line);
    this.routes =
        new Router<Page>()
            .on("GET", "/", (_, _) -> Answer.redirect("/phone/"))
            .on("GET", "/phone", (_, _) -> Answer.redirect("/phone/"))
            .on("GET", "/phone/", (_, _) -> PageFiles.file("index.html"))
            .on("GET", "/phone/{file}", (_, at) -> PageFiles.file(part(at, "file")))
            .on("GET", "/phone/api/state", (_, _) -> ok(json.state()))
            .on("GET", "/phone/api/chats/{chatId}", (_, at) -> chat(part(at, "chatId")))
            .on("GET", "/phone/api/content/{messageId}", (_, at) -> content(at))
            .on("POST", "/phone/api/chats/{chatId}/send", this::send)
            .on("POST", "/phone/api/chats/{chatId}/postback", this::postback)
            .on("POST", "/phone/api/chats/{chatId}/unsend", this::unsend)
            .on("POST", "/phone/api/chats/{chatId}/redeliver", this::redeliver)
            .on("POST", "/phone/api/customers", (call, _) -> addCustomer(asked(call)))
            .on("POST", "/phone/api/customers/{userId}/follow", (_, at) -> follow(at))
            .on("POST", "/phone/api/customers/{userId}/block", (_, at) -> block(at))
            .on("POST", "/phone/api/groups", (call, _) -> addGroup(asked(call)));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    new Loud(this::serve).handle(exchange);
  }

  private void serve(HttpExchange exchange) throws IOException {
    var call = Call.read(exchange, MAX_BODY_BYTES);
    if (call.method().equals("GET") && call.path().equals("/phone/api/stream")) {
      stream.serve(exchange);
    } else {
      answer(call).with("Cache-Control", "no-store").send(exchange);
    }
  }

  private Answer answer(Call call) {
    if (call.oversized()) return Answer.error(413, "データが大きすぎます。", "The data is too large.");
    if (call.method().equals("POST") && !call.contentType().equals("application/json")) {
      // Another site's page can post text here without permission, but not JSON (Fetch, CORS).
      return Answer.error(415, "JSON で送ってください。", "Send this as JSON.");
    }
    var method = call.method().equals("HEAD") ? "GET" : call.method();
    try {
      return switch (routes.find(method, call.path())) {
        case Router.Found.Nothing<Page>() -> missing();
        case Router.Found.OtherMethod<Page>(var allowed) ->
            Answer.error(405, "この操作はできません。", "This method is not allowed.").with("Allow", allowed);
        case Router.Found.Endpoint<Page>(var page, var segments) -> page.answer(call, segments);
      };
    } catch (Asked.Unclear e) {
      return Answer.error(
          400, "「" + e.field + "」が足りないか、正しくありません。", "“" + e.field + "” is missing or not valid.");
    }
  }

  private Answer chat(String chatId) {
    return line.openChat(chatId).map(it -> ok(json.chat(it))).orElseGet(PhoneApi::missing);
  }

  private Answer content(Map<String, String> at) {
    return line.content(part(at, "messageId"))
        .filter(it -> it.state() != Content.State.GONE)
        .map(it -> PageFiles.guarded(Answer.of(200, it.contentType(), it.bytes())))
        .orElseGet(PhoneApi::missing);
  }

  private Answer send(Call call, Map<String, String> at) {
    return item(part(at, "chatId"), deeds.message(part(at, "chatId"), asked(call)));
  }

  private Answer postback(Call call, Map<String, String> at) {
    return item(part(at, "chatId"), Deeds.postback(part(at, "chatId"), asked(call)));
  }

  private Answer unsend(Call call, Map<String, String> at) {
    return item(part(at, "chatId"), Deeds.unsend(part(at, "chatId"), asked(call)));
  }

  private Answer redeliver(Call call, Map<String, String> at) {
    var eventId = asked(call).text("eventId");
    if (line.chat(part(at, "chatId")).isEmpty()) return missing();
    return line.redeliver(eventId)
        .map(it -> ok(Fields.fields().put("delivery", json.delivery(it.join())).build()))
        .orElseGet(PhoneApi::missing);
  }

  private Answer addCustomer(Asked asked) {
    var person = line.newCustomer(asked.text("name"));
    return asked.flag("follow")
        ? customer(new Action.Follow(person.userId()), person.userId())
        : customer(person.userId());
  }

  private Answer follow(Map<String, String> at) {
    return customer(new Action.Follow(part(at, "userId")), part(at, "userId"));
  }

  private Answer block(Map<String, String> at) {
    return customer(new Action.Block(part(at, "userId")), part(at, "userId"));
  }

  private Answer customer(Action action, String userId) {
    if (line.customerWithId(userId).isEmpty()) return missing();
    return performed(action, _ -> customer(userId));
  }

  private Answer customer(String userId) {
    return line.customerWithId(userId)
        .map(it -> ok(json.customer(it)))
        .orElseGet(PhoneApi::missing);
  }

  private Answer addGroup(Asked asked) {
    var type =
        switch (asked.text("type")) {
          case "group" -> Chat.Type.GROUP;
          case "room" -> Chat.Type.ROOM;
          default -> throw new Asked.Unclear("type");
        };
    var members = asked.texts("members");
    if (!members.stream().allMatch(it -> line.customerWithId(it).isPresent())) return missing();
    var people = members.stream().map(it -> new Person(line, it)).toArray(Person[]::new);
    Group group = line.group(type, asked.text("name"), people);
    return performed(
        new Action.Invite(group.chatId()),
        _ -> ok(json.summary(line.chat(group.chatId()).orElseThrow())));
  }

  private Answer item(String chatId, Action action) {
    return line.chat(chatId).isPresent() ? performed(action, this::first) : missing();
  }

  private Answer first(List<Item> items) {
    return ok(json.item(items.getFirst()));
  }

  private Answer performed(Action action, Function<List<Item>, Answer> done) {
    return switch (line.perform(action)) {
      case Performed.Done(var items, _) -> done.apply(items);
      case Performed.Impossible(var ja, var en) -> Answer.error(409, ja, en);
    };
  }

  private static Asked asked(Call call) {
    return Asked.of(call.body());
  }

  private static String part(Map<String, String> segments, String name) {
    return Optional.ofNullable(segments.get(name)).orElseThrow();
  }

  private static Answer ok(Json body) {
    return Answer.json(200, body);
  }

  private static Answer missing() {
    return Answer.error(404, "見つかりません。", "Not found.");
  }
}
