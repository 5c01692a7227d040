package rusuban.local.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.local.line.LineSimulatorFixture;

class PhoneApiTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 7};

  private final LineSimulatorFixture lineSimulatorFixture = stage();
  private final List<String> traced = new java.util.concurrent.CopyOnWriteArrayList<>();

  @BeforeEach
  void mount() {
    DecisionTraces decisionTraces =
        eventId ->
            traced.contains(eventId)
                ? Optional.of(Json.obj(java.util.Map.of("outcome", Json.str("sent"))))
                : Optional.empty();
    lineSimulatorFixture.mount(
        "/", new PhoneApi(lineSimulatorFixture.line, decisionTraces, "Asia/Tokyo"));
  }

  @AfterEach
  void close() {
    lineSimulatorFixture.close();
  }

  @Test
  void a_new_customer_who_follows_is_in_the_state_with_a_chat() {
    var hanako = addCustomer("花子");

    var state = get("/phone/api/state").json();
    assertThat(state.fields().keySet())
        .containsExactly("now", "zone", "account", "quota", "customers", "chats", "revision");
    assertThat(state.text("now")).contains("2026-11-20T03:00:00Z");
    assertThat(child(state, "account").text("name")).contains("サロン");
    assertThat(child(state, "quota").fields())
        .containsEntry("limit", Json.num(200))
        .containsEntry("used", Json.num(0));
    assertThat(items(state, "customers").getFirst().fields())
        .containsEntry("userId", Json.str(hanako))
        .containsEntry("name", Json.str("花子"))
        .containsEntry("pictureUrl", new Json.Null())
        .containsEntry("following", new Json.Bool(true))
        .containsEntry("blocked", new Json.Bool(false));
    var chat = items(state, "chats").getFirst();
    assertThat(chat.fields())
        .containsEntry("chatId", Json.str(hanako))
        .containsEntry("type", Json.str("user"))
        .containsEntry("unread", Json.num(0));
    assertThat(child(chat, "last").text("text")).contains("友だちに追加しました");
  }

  @Test
  void what_is_sent_is_shown_with_its_delivery_and_its_trace() {
    var hanako = addCustomer("花子");
    var sent =
        post(
            chat(hanako, "send"),
            "{\"userId\":\"%s\",\"message\":{\"type\":\"text\",\"text\":\"よやく\"}}"
                .formatted(hanako));
    assertThat(sent.status()).isEqualTo(200);
    assertThat(sent.json().text("from")).contains("customer");
    assertThat(child(sent.json(), "message").text("text")).contains("よやく");
    var eventId = child(sent.json(), "delivery").text("eventId").orElseThrow();

    var again = post(chat(hanako, "redeliver"), "{\"eventId\":\"%s\"}".formatted(eventId)).json();
    assertThat(child(again, "delivery").fields())
        .containsEntry("status", Json.str("ok"))
        .containsEntry("httpStatus", Json.num(200))
        .containsEntry("redelivered", new Json.Bool(true));
    traced.add(eventId);
    var shown = items(get("/phone/api/chats/" + hanako).json(), "items").getLast();
    assertThat(child(shown, "delivery").text("status")).contains("ok");
    assertThat(child(shown, "trace").text("outcome")).contains("sent");
    assertThat(shown.get("read")).contains(new Json.Bool(true));
  }

  @Test
  void an_answer_of_the_account_is_unread_until_the_chat_is_opened() {
    var hanako = addCustomer("花子");
    var body =
        "{\"to\":\"%s\",\"messages\":[{\"type\":\"text\",\"text\":\"ありがとう\"}]}".formatted(hanako);
    lineSimulatorFixture.call(
        HttpRequest.newBuilder(lineSimulatorFixture.url("/v2/bot/message/push"))
            .header("Authorization", "Bearer " + LineSimulatorFixture.TOKEN)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));

    assertThat(unread()).isEqualTo(Json.num(1));
    var item = items(get("/phone/api/chats/" + hanako).json(), "items").getLast();
    assertThat(item.fields())
        .containsEntry("from", Json.str("account"))
        .containsEntry("via", Json.str("push"));
    assertThat(unread()).isEqualTo(Json.num(0));
  }

  @Test
  void every_kind_of_message_that_the_page_offers_can_be_sent() {
    var hanako = addCustomer("花子");
    var data = Base64.getEncoder().encodeToString(PNG);
    for (var message :
        List.of(
            "{\"type\":\"sticker\",\"packageId\":\"1\",\"stickerId\":\"2\"}",
            "{\"type\":\"location\",\"title\":\"銀座\",\"address\":\"中央区\",\"latitude\":35.6,\"longitude\":139.7}",
            "{\"type\":\"image\",\"data\":\"" + data + "\"}",
            "{\"type\":\"image\",\"data\":\"data:image/png;base64," + data + "\"}")) {
      var sent =
          post(
              chat(hanako, "send"),
              "{\"userId\":\"%s\",\"message\":%s}".formatted(hanako, message));
      assertThat(sent.status()).as(message).isEqualTo(200);
    }
    var image = items(get("/phone/api/chats/" + hanako).json(), "items").getLast();
    var content = get("/phone/api/content/" + image.text("id").orElseThrow());
    assertThat(content.raw().body()).isEqualTo(PNG);
    assertThat(content.raw().headers().firstValue("content-type")).contains("image/png");
    assertThat(content.raw().headers().firstValue("x-content-type-options")).contains("nosniff");

    var unsent =
        post(
            chat(hanako, "unsend"),
            "{\"userId\":\"%s\",\"messageId\":\"%s\"}"
                .formatted(hanako, image.text("id").orElseThrow()));
    assertThat(unsent.json().text("kind")).contains("unsent");
    assertThat(get("/phone/api/content/" + image.text("id").orElseThrow()).status()).isEqualTo(404);
  }

  @Test
  void a_quoted_message_and_the_photos_of_one_set_reach_the_webhook_as_LINE_writes_them() {
    var hanako = addCustomer("花子");
    var data = Base64.getEncoder().encodeToString(PNG);
    var set = "\"imageSet\":{\"id\":\"E005D41A\",\"index\":1,\"total\":2}";
    for (var message :
        List.of(
            "{\"type\":\"text\",\"text\":\"これです\",\"quotedMessageId\":\"468789577898262530\"}",
            "{\"type\":\"image\",\"data\":\"" + data + "\"," + set + "}")) {
      var body = "{\"userId\":\"%s\",\"message\":%s}".formatted(hanako, message);
      assertThat(post(chat(hanako, "send"), body).status()).isEqualTo(200);
    }
    var messages =
        items(get("/phone/api/chats/" + hanako).json(), "items").stream()
            .filter(it -> it.get("message").isPresent())
            .map(it -> child(it, "message"))
            .toList();
    assertThat(messages.getFirst().text("quotedMessageId")).contains("468789577898262530");
    assertThat(JsonText.write(child(messages.getLast(), "imageSet"))).contains("E005D41A");
  }

  @Test
  void the_account_is_called_as_it_was_last_renamed() {
    lineSimulatorFixture.line.rename("新しい店");
    assertThat(child(get("/phone/api/state").json(), "account").text("name")).contains("新しい店");
    var hanako = addCustomer("花子");
    var sent =
        post(
            chat(hanako, "send"),
            "{\"userId\":\"%s\",\"mention\":true,\"message\":{\"type\":\"text\",\"text\":\"ねえ\"}}"
                .formatted(hanako));
    assertThat(child(sent.json(), "message").text("text")).contains("@新しい店 ねえ");
  }

  @Test
  void a_button_shows_its_text_or_else_a_notice() {
    var hanako = addCustomer("花子");
    var silent =
        post(
            chat(hanako, "postback"),
            "{\"userId\":\"%s\",\"data\":\"a=1\",\"params\":{\"date\":\"2026-12-01\"}}"
                .formatted(hanako));
    assertThat(silent.json().text("kind")).contains("postback");
    var spoken =
        post(
            chat(hanako, "postback"),
            "{\"userId\":\"%s\",\"data\":\"a=1\",\"displayText\":\"予約する\"}".formatted(hanako));
    assertThat(child(spoken.json(), "message").text("text")).contains("予約する");
  }

  @Test
  void a_group_is_joined_and_talked_in_with_a_mention() {
    var hanako = addCustomer("花子");
    var group =
        post(
                "/phone/api/groups",
                "{\"name\":\"常連\",\"type\":\"group\",\"members\":[\"%s\"]}".formatted(hanako))
            .json();
    var chatId = group.text("chatId").orElseThrow();
    assertThat(chatId).matches("C[0-9a-f]{32}");
    var sent =
        post(
            chat(chatId, "send"),
            "{\"userId\":\"%s\",\"mention\":true,\"message\":{\"type\":\"text\",\"text\":\"予約\"}}"
                .formatted(hanako));
    assertThat(child(sent.json(), "message").text("text")).contains("@サロン 予約");
    var notice = items(get("/phone/api/chats/" + chatId).json(), "items").getFirst();
    assertThat(notice.text("kind")).contains("joined");
  }

  @Test
  void blocking_and_following_again_is_shown() {
    var hanako = addCustomer("花子");
    var blocked = post("/phone/api/customers/" + hanako + "/block", "");
    assertThat(blocked.json().get("blocked")).contains(new Json.Bool(true));
    var refused =
        post(
            chat(hanako, "send"),
            "{\"userId\":\"%s\",\"message\":{\"type\":\"text\",\"text\":\"あ\"}}".formatted(hanako));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(child(refused.json(), "error").fields().keySet()).containsExactly("ja", "en");
    assertThat(post("/phone/api/customers/" + hanako + "/block", "").status()).isEqualTo(409);
    post("/phone/api/customers/" + hanako + "/follow", "");
    var kinds = items(get("/phone/api/chats/" + hanako).json(), "items");
    assertThat(kinds)
        .extracting(it -> it.text("kind").orElseThrow())
        .containsExactly("followed", "blocked", "unblocked");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{|400",
        "[]|400",
        "{}|400",
        "{\"userId\":\"U1\"}|400",
        "{\"userId\":\"U1\",\"message\":{\"type\":\"text\",\"text\":\"a\"}}|409",
        "{\"userId\":\"%s\",\"message\":{\"type\":\"text\"}}|400",
        "{\"userId\":\"%s\",\"message\":{\"type\":\"text\",\"text\":\"\"}}|400",
        "{\"userId\":\"%s\",\"message\":{\"type\":\"flex\"}}|400",
        "{\"userId\":\"%s\",\"message\":{\"type\":\"image\",\"data\":\"*\"}}|400",
        "{\"userId\":\"%s\",\"message\":{\"type\":\"location\",\"latitude\":\"1\"}}|400"
      })
  void what_the_page_should_not_send_is_refused_in_two_languages(String body, int status) {
    var hanako = addCustomer("花子");
    var refused = post(chat(hanako, "send"), body.replace("%s", hanako));
    assertThat(refused.status()).isEqualTo(status);
    assertThat(child(refused.json(), "error").fields().keySet()).containsExactly("ja", "en");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/phone/nothing.js",
        "/phone/PhoneApi.class",
        "/phone/..%2fphone%2fPhoneApi.class",
        "/phone/%2e%2e/x.html",
        "/phone/api/chats/U0",
        "/phone/api/content/1",
        "/elsewhere"
      })
  void what_is_not_there_is_404(String path) {
    assertThat(get(path).status()).isEqualTo(404);
  }

  @Test
  void another_sites_page_cannot_post() {
    var forged =
        HttpRequest.newBuilder(lineSimulatorFixture.url("/phone/api/customers"))
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"花子\"}"));
    assertThat(lineSimulatorFixture.call(forged).status()).isEqualTo(415);
    assertThat(lineSimulatorFixture.line.customers()).isEmpty();
  }

  @Test
  void the_page_is_served_guarded_and_uncached() {
    var page = get("/phone/index.html");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.raw().headers().firstValue("content-type"))
        .contains("text/html; charset=utf-8");
    assertThat(page.raw().headers().firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.raw().headers().firstValue("cache-control")).contains("no-store");
    assertThat(get("/phone/").body()).isEqualTo(page.body());
    assertThat(get("/").raw().headers().firstValue("location")).contains("/phone/");
  }

  @Test
  void the_stream_tells_of_each_change_and_of_the_clock() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var stream =
          http.send(
              HttpRequest.newBuilder(lineSimulatorFixture.url("/phone/api/stream")).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      assertThat(stream.headers().firstValue("content-type")).contains("text/event-stream");
      try (var lines =
          new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
        var before = revision(lines);
        lineSimulatorFixture.advance(Duration.ofHours(3));
        var change = change(lines);
        assertThat(change.text("now")).contains("2026-11-20T06:00:00Z");
        assertThat(change.get("revision")).isNotEqualTo(Optional.of(before));
      }
      http.shutdownNow();
    }
  }

  private static Json revision(BufferedReader lines) throws IOException {
    return change(lines).get("revision").orElseThrow();
  }

  private static Json.Obj change(BufferedReader lines) throws IOException {
    while (true) {
      var line = lines.readLine();
      if (line == null) throw new IOException("the stream ended");
      if (line.startsWith("data: ")) {
        return (Json.Obj) rusuban.json.JsonText.parse(line.substring("data: ".length()));
      }
    }
  }

  private Json unread() {
    return items(get("/phone/api/state").json(), "chats").getFirst().get("unread").orElseThrow();
  }

  private String addCustomer(String name) {
    var made = post("/phone/api/customers", "{\"name\":\"%s\",\"follow\":true}".formatted(name));
    return made.json().text("userId").orElseThrow();
  }

  private static String chat(String chatId, String verb) {
    return "/phone/api/chats/" + chatId + "/" + verb;
  }

  private LineSimulatorFixture.Reply get(String path) {
    return lineSimulatorFixture.call(HttpRequest.newBuilder(lineSimulatorFixture.url(path)).GET());
  }

  private LineSimulatorFixture.Reply post(String path, String json) {
    return lineSimulatorFixture.call(
        HttpRequest.newBuilder(lineSimulatorFixture.url(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private static Json.Obj child(Json.Obj object, String name) {
    return (Json.Obj) object.get(name).orElseThrow();
  }

  private static List<Json.Obj> items(Json.Obj object, String name) {
    return ((Json.Arr) object.get(name).orElseThrow())
        .items().stream().map(Json.Obj.class::cast).toList();
  }

  private static LineSimulatorFixture stage() {
    try {
      return new LineSimulatorFixture();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
