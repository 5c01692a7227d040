package rusuban.local.line.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.json.Json;
import rusuban.local.line.LineSimulatorFixture;
import rusuban.local.line.SimulatedCustomer;
import rusuban.local.line.state.ChatMode;
import rusuban.local.line.state.SimulatedChat;
import rusuban.local.line.state.UploadedContent;

class LineApiTest {
  private final LineSimulatorFixture lineSimulatorFixture = stage();
  private final SimulatedCustomer hanako = lineSimulatorFixture.line.customer("花子");

  @AfterEach
  void close() {
    lineSimulatorFixture.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer wrong",
        "bearer long-lived",
        "Basic long-lived",
        "long-lived"
      })
  void a_wrong_token_is_401(String authorization) {
    var request =
        lineSimulatorFixture.api("/v2/bot/info").setHeader("Authorization", authorization).GET();
    var refused = lineSimulatorFixture.call(request);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.message()).startsWith("Authentication failed due to the following reason: ");
    assertThat(refused.raw().headers().firstValue("x-line-request-id")).isPresent();
  }

  @Test
  void no_token_is_401() {
    assertThat(
            lineSimulatorFixture
                .call(HttpRequest.newBuilder(lineSimulatorFixture.url("/v2/bot/info")).GET())
                .status())
        .isEqualTo(401);
  }

  @Test
  void a_stateless_token_lives_fifteen_minutes() {
    var issued = token("client_credentials", "1234567890", LineSimulatorFixture.SECRET);
    assertThat(issued.status()).isEqualTo(200);
    assertThat(issued.json().get("expires_in")).contains(Json.num(900));
    assertThat(issued.json().text("token_type")).contains("Bearer");
    var bearer = "Bearer " + issued.json().text("access_token").orElseThrow();

    lineSimulatorFixture.advance(Duration.ofMinutes(15).minusMillis(1));
    assertThat(info(bearer)).isEqualTo(200);
    lineSimulatorFixture.advance(Duration.ofMillis(1));
    assertThat(info(bearer)).isEqualTo(401);
    assertThat(info("Bearer " + LineSimulatorFixture.TOKEN)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "client_credentials,1234567890,wrong",
    "client_credentials,1,8c570fa6dd201bb328f1c1eac23a96d8",
    "password,1234567890,8c570fa6dd201bb328f1c1eac23a96d8"
  })
  void a_stateless_token_needs_the_channels_id_and_secret(String grant, String id, String secret) {
    var refused = token(grant, id, secret);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().text("error")).contains("invalid_request");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/v2/bot/nothing,404",
    "GET,/v2/bot/profile/,404",
    "GET,/v2/bot/message/reply,405",
    "DELETE,/v2/bot/message/push,405",
    "POST,/v2/bot/info,405",
    "GET,/oauth2/v3/token,405",
    "POST,/oauth2/v2.1/token,404"
  })
  void an_unknown_path_is_404_and_another_method_405(String method, String path, int status) {
    var request =
        lineSimulatorFixture.api(path).method(method, HttpRequest.BodyPublishers.noBody());
    assertThat(lineSimulatorFixture.call(request).status()).isEqualTo(status);
  }

  @Test
  void a_profile_is_shown_of_friends_and_writers_but_not_of_who_blocked() {
    var path = "/v2/bot/profile/" + hanako.userId();
    assertThat(lineSimulatorFixture.get(path).status()).isEqualTo(404);
    hanako.says("あ");
    assertThat(lineSimulatorFixture.get(path).status()).isEqualTo(200);
    hanako.follows();
    assertThat(lineSimulatorFixture.get(path).json().fields())
        .containsEntry("displayName", Json.str("花子"))
        .containsEntry("userId", Json.str(hanako.userId()))
        .doesNotContainKey("pictureUrl");
    hanako.blocks();
    var blocked = lineSimulatorFixture.get(path);
    assertThat(blocked.status()).isEqualTo(404);
    assertThat(blocked.body()).isEqualTo("{\"message\":\"Not found\"}");
    assertThat(lineSimulatorFixture.get("/v2/bot/profile/U" + "0".repeat(32)).status())
        .isEqualTo(404);
    assertThat(lineSimulatorFixture.get("/v2/bot/profile/hanako").status()).isEqualTo(400);
  }

  @Test
  void the_accounts_info_tells_the_chat_mode() {
    assertThat(lineSimulatorFixture.get("/v2/bot/info").body())
        .isEqualTo(
            "{\"userId\":\"U8e742f61d673b39c7fff3cecb7536ef0\",\"basicId\":\"@salon\","
                + "\"displayName\":\"サロン\",\"chatMode\":\"bot\",\"markAsReadMode\":\"auto\"}");
    lineSimulatorFixture.line.chatMode(ChatMode.CHAT);
    assertThat(lineSimulatorFixture.get("/v2/bot/info").body())
        .endsWith("\"chatMode\":\"chat\",\"markAsReadMode\":\"manual\"}");
  }

  @Test
  void followers_come_by_the_page() {
    IntStream.range(0, 3).forEach(it -> lineSimulatorFixture.line.customer("客" + it).follows());
    var first = lineSimulatorFixture.get("/v2/bot/followers/ids?limit=2").json();
    assertThat(((Json.Arr) first.get("userIds").orElseThrow()).items()).hasSize(2);
    var second =
        lineSimulatorFixture.get(
            "/v2/bot/followers/ids?limit=2&start=" + first.text("next").orElseThrow());
    assertThat(((Json.Arr) second.json().get("userIds").orElseThrow()).items()).hasSize(1);
    assertThat(second.json().get("next")).isEmpty();
    assertThat(lineSimulatorFixture.get("/v2/bot/followers/ids?start=zzz").message())
        .isEqualTo("Invalid start param");
    assertThat(lineSimulatorFixture.get("/v2/bot/followers/ids?limit=1001").status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "5,202,",
    "60,202,",
    "20,202,",
    "0,400,Must be between 5 and 60",
    "65,400,Must be between 5 and 60",
    "7,400,must be a multiple of five",
    "5.5,400,"
  })
  void the_loading_animation_runs_5_to_60_seconds_by_fives(
      String seconds, int status, @org.jspecify.annotations.Nullable String detail) {
    var answer =
        lineSimulatorFixture.post(
            "/v2/bot/chat/loading/start",
            "{\"chatId\":\"%s\",\"loadingSeconds\":%s}".formatted(hanako.userId(), seconds));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).contains(detail == null ? "" : detail);
  }

  @Test
  void the_loading_animation_ends_by_time_or_with_the_next_message() {
    hanako.follows();
    load(hanako.userId());
    assertThat(isTyping()).isTrue();
    lineSimulatorFixture.advance(Duration.ofSeconds(20));
    assertThat(isTyping()).isFalse();
    load(hanako.userId());
    lineSimulatorFixture.push(hanako.userId(), "a");
    assertThat(isTyping()).isFalse();
    hanako.blocks();
    assertThat(load(hanako.userId()).status()).isEqualTo(202);
    assertThat(isTyping()).isFalse();
    assertThat(load("C" + "0".repeat(32)).properties()).containsExactly("chatId");
  }

  @Test
  void a_group_tells_of_itself_only_while_the_account_is_in_it() {
    var taro = lineSimulatorFixture.line.customer("太郎");
    var simulatedGroup = lineSimulatorFixture.line.group(SimulatedChat.Type.GROUP, "常連", hanako);
    var path = "/v2/bot/group/" + simulatedGroup.chatId();
    assertThat(lineSimulatorFixture.get(path + "/summary").status()).isEqualTo(404);
    simulatedGroup.invites();
    assertThat(lineSimulatorFixture.get(path + "/summary").json().text("groupName")).contains("常連");
    assertThat(lineSimulatorFixture.get(path + "/members/count").body()).isEqualTo("{\"count\":1}");
    assertThat(lineSimulatorFixture.get(path + "/members/ids").body())
        .isEqualTo("{\"memberIds\":[\"" + hanako.userId() + "\"]}");
    assertThat(
            lineSimulatorFixture
                .get(path + "/member/" + hanako.userId())
                .json()
                .text("displayName"))
        .contains("花子");
    assertThat(lineSimulatorFixture.get(path + "/member/" + taro.userId()).status()).isEqualTo(404);
    assertThat(lineSimulatorFixture.get(path + "/member/x").status()).isEqualTo(400);
    assertThat(lineSimulatorFixture.get("/v2/bot/group/x/summary").status()).isEqualTo(400);
    assertThat(
            lineSimulatorFixture
                .get("/v2/bot/room/" + simulatedGroup.chatId() + "/members/count")
                .status())
        .isEqualTo(400);

    assertThat(lineSimulatorFixture.post(path + "/leave", "").status()).isEqualTo(200);
    assertThat(lineSimulatorFixture.get(path + "/summary").status()).isEqualTo(404);
    assertThat(lineSimulatorFixture.post(path + "/leave", "").status()).isEqualTo(404);
  }

  @Test
  void a_room_may_be_left_twice() {
    var room = lineSimulatorFixture.line.group(SimulatedChat.Type.ROOM, "三人", hanako);
    room.invites();
    var leave = "/v2/bot/room/" + room.chatId() + "/leave";
    assertThat(lineSimulatorFixture.post(leave, "").status()).isEqualTo(200);
    assertThat(lineSimulatorFixture.post(leave, "").status()).isEqualTo(200);
    assertThat(lineSimulatorFixture.post("/v2/bot/room/R" + "0".repeat(32) + "/leave", "").status())
        .isEqualTo(404);
  }

  @Test
  void content_is_fetched_as_it_was_sent() {
    hanako.sendsImage(new byte[] {(byte) 0x89, 'P', 'N', 'G', 1});
    var image = content(hanako);
    assertThat(lineSimulatorFixture.get(image).raw().body())
        .containsExactly(0x89, 'P', 'N', 'G', 1);
    assertThat(lineSimulatorFixture.get(image).raw().headers().firstValue("content-type"))
        .contains("image/png");
    assertThat(lineSimulatorFixture.get(image + "/preview").status()).isEqualTo(200);
    assertThat(lineSimulatorFixture.get(image + "/transcoding").status()).isEqualTo(400);

    hanako.sendsAudio(new byte[] {1, 2}, 1000);
    assertThat(lineSimulatorFixture.get(content(hanako) + "/preview").message())
        .isEqualTo("The content can not be previewed");
    hanako.says("文字");
    assertThat(lineSimulatorFixture.get(content(hanako)).message()).isEqualTo("not found");
    assertThat(lineSimulatorFixture.get("/v2/bot/message/1/content").status()).isEqualTo(404);
  }

  @Test
  void a_video_is_202_while_it_is_prepared() {
    hanako.sendsVideo(new byte[] {1, 2}, new byte[] {3}, 1000);
    var video = content(hanako);
    lineSimulatorFixture.line.contentState(
        hanako.chat().getLast().id(), UploadedContent.State.PROCESSING);
    assertThat(lineSimulatorFixture.get(video).status()).isEqualTo(202);
    assertThat(lineSimulatorFixture.get(video + "/transcoding").body())
        .isEqualTo("{\"status\":\"processing\"}");
    lineSimulatorFixture.line.contentState(
        hanako.chat().getLast().id(), UploadedContent.State.SUCCEEDED);
    assertThat(lineSimulatorFixture.get(video).raw().body()).containsExactly(1, 2);
    assertThat(lineSimulatorFixture.get(video + "/transcoding").body())
        .isEqualTo("{\"status\":\"succeeded\"}");
  }

  @Test
  void the_webhook_url_is_set_read_and_tested() {
    var endpoint = "/v2/bot/channel/webhook/endpoint";
    assertThat(lineSimulatorFixture.get(endpoint).json().get("active"))
        .contains(new Json.Bool(true));
    assertThat(put(endpoint, "{\"endpoint\":\"http://example.com/\"}").message())
        .isEqualTo("Invalid webhook endpoint URL");
    assertThat(
            put(endpoint, "{\"endpoint\":\"https://example.com/%s\"}".formatted("x".repeat(481)))
                .status())
        .isEqualTo(400);
    assertThat(put(endpoint, "{}").status()).isEqualTo(400);
    var url = lineSimulatorFixture.url("/webhook");
    assertThat(put(endpoint, "{\"endpoint\":\"%s\"}".formatted(url)).status()).isEqualTo(200);
    assertThat(lineSimulatorFixture.line.webhookUrl()).contains(url);

    var test = lineSimulatorFixture.post("/v2/bot/channel/webhook/test", "{}");
    assertThat(test.json().fields())
        .containsEntry("success", new Json.Bool(true))
        .containsEntry("reason", Json.str("OK"))
        .containsEntry("detail", Json.str("200"));
    assertThat(lineSimulatorFixture.shop.bodies.getLast()).endsWith("\"events\":[]}");
    lineSimulatorFixture.shop.status = 404;
    assertThat(lineSimulatorFixture.post("/v2/bot/channel/webhook/test", "{}").body())
        .contains("\"success\":false", "ERROR_STATUS_CODE", "\"statusCode\":404");
    assertThat(
            lineSimulatorFixture
                .post("/v2/bot/channel/webhook/test", "{\"endpoint\":\"http://localhost:1/\"}")
                .body())
        .contains("COULD_NOT_CONNECT", "\"statusCode\":0");
  }

  private LineSimulatorFixture.Reply load(String chatId) {
    return lineSimulatorFixture.post(
        "/v2/bot/chat/loading/start", "{\"chatId\":\"" + chatId + "\"}");
  }

  private boolean isTyping() {
    return lineSimulatorFixture.line.chat(hanako.userId()).orElseThrow().typing();
  }

  private int info(String authorization) {
    var request =
        lineSimulatorFixture.api("/v2/bot/info").setHeader("Authorization", authorization);
    return lineSimulatorFixture.call(request.GET()).status();
  }

  private LineSimulatorFixture.Reply put(String path, String json) {
    return lineSimulatorFixture.call(
        lineSimulatorFixture.api(path).PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  private LineSimulatorFixture.Reply token(String grant, String id, String secret) {
    var form = "grant_type=%s&client_id=%s&client_secret=%s".formatted(grant, id, secret);
    return lineSimulatorFixture.call(
        HttpRequest.newBuilder(lineSimulatorFixture.url("/oauth2/v3/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private static String content(SimulatedCustomer simulatedCustomer) {
    return "/v2/bot/message/" + simulatedCustomer.chat().getLast().id() + "/content";
  }

  private static LineSimulatorFixture stage() {
    try {
      return new LineSimulatorFixture();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
