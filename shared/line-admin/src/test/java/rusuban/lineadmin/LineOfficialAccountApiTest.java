package rusuban.lineadmin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rusuban.lineadmin.ScriptedApi.Answer;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.app.Telemetry.Metric;
import rusuban.app.connection.ApiAnswer.Answered;
import rusuban.app.connection.ApiProblem;
import rusuban.app.connection.BotInfo;
import rusuban.app.connection.WebhookTest;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.core.AccountId;
import rusuban.core.decision.Quota;
import rusuban.testkit.FakeChannelRepository;
import rusuban.testkit.SettableClock;

/** The SDK's traps, and answers that the simulator never gives. */
final class LineOfficialAccountApiTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final String SECRET = "canary-channel-secret";
  private static final String INFO = "/v2/bot/info";
  private static final String ENDPOINT = "/v2/bot/channel/webhook/endpoint";
  private static final String TEST = "/v2/bot/channel/webhook/test";
  private static final String QUOTA = "/v2/bot/message/quota";
  private static final String FRIENDS = "/v2/bot/insight/followers";
  private static final Answer SALON_INFO =
      Answer.of(
          200,
          "{\"userId\":\"U1\",\"basicId\":\"@salon\",\"displayName\":\"サロン\","
              + "\"chatMode\":\"chat\",\"markAsReadMode\":\"manual\"}");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T00:00:00Z"));
  private final List<Map<String, String>> told = new CopyOnWriteArrayList<>();
  private final ScriptedApi line = new ScriptedApi();
  private final LineOfficialAccountApi api = api(Duration.ofSeconds(30));

  /**
   * Returns a client with this limit for a call. The first call of a process loads many classes.
   */
  private LineOfficialAccountApi api(Duration limit) {
    return new LineOfficialAccountApi(
        new FakeChannelRepository()
            .with(
                SALON,
                new ChannelCredentials("123", List.of(SECRET), Optional.of("canary-long-lived"))),
        this::tell,
        clock,
        new SdkClients(line.uri(), limit, limit));
  }

  private void tell(Metric what, AccountId account, Map<String, String> ids) {
    assertThat(what).isEqualTo(Metric.LINE_CALL);
    assertThat(account).isEqualTo(SALON);
    told.add(ids);
  }

  @AfterEach
  void stop() {
    api.close();
    line.close();
  }

  @Test
  void a_token_comes_from_the_id_and_the_secret_and_is_sent_with_the_call() {
    line.on(INFO, SALON_INFO);
    assertThat(api.botInfo(SALON))
        .isEqualTo(new Answered<>(new BotInfo("サロン", "@salon", true, false)));
    assertThat(line.calls(ScriptedApi.TOKEN_PATH))
        .singleElement()
        .extracting(ScriptedApi.Call::body)
        .isEqualTo(
            "grant_type=client_credentials&client_id=123&client_secret=canary-channel-secret");
    assertThat(line.calls(INFO))
        .singleElement()
        .extracting(ScriptedApi.Call::authorization)
        .isEqualTo("Bearer canary-token-1");
  }

  @Test
  void a_token_is_kept_until_a_minute_before_its_end_but_proves_no_secret() {
    line.on(QUOTA, Answer.of(200, "{\"type\":\"none\"}")).on(INFO, SALON_INFO);
    api.quota(SALON);
    clock.advance(Duration.ofMinutes(14).minusMillis(1));
    api.quota(SALON);
    assertThat(line.calls(ScriptedApi.TOKEN_PATH)).hasSize(1);
    clock.advance(Duration.ofMillis(1));
    api.quota(SALON);
    assertThat(line.calls(ScriptedApi.TOKEN_PATH)).hasSize(2);
    api.botInfo(SALON);
    assertThat(line.calls(ScriptedApi.TOKEN_PATH)).hasSize(3);
  }

  @Test
  void a_kept_token_that_line_refuses_is_replaced_once() {
    var unlimited = Answer.of(200, "{\"type\":\"none\"}");
    var refused = Answer.of(401, "{\"message\":\"Authentication failed\"}");
    line.on(QUOTA, unlimited, refused, unlimited, refused);
    api.quota(SALON);
    assertThat(api.quota(SALON)).isEqualTo(new Answered<>(Quota.UNLIMITED));
    assertThat(line.calls(QUOTA))
        .extracting(ScriptedApi.Call::authorization)
        .containsExactly("Bearer canary-token-1", "Bearer canary-token-1", "Bearer canary-token-2");
    assertThat(api.quota(SALON).why()).contains(ApiProblem.SECRET_REFUSED);
    assertThat(line.calls(QUOTA)).hasSize(5);
  }

  @Test
  void a_post_is_sent_once_even_if_a_gateway_asks_to_repeat_it() {
    line.on(TEST, new Answer(503, "<html>busy</html>", Map.of("Retry-After", "0")));
    assertThat(api.testWebhook(SALON).why()).contains(ApiProblem.LINE_FAILED);
    assertThat(line.calls(TEST)).hasSize(1);
  }

  @Test
  void a_post_is_sent_once_if_the_connection_breaks() {
    line.on(TEST, ScriptedApi.RESET);
    assertThat(api.testWebhook(SALON).why()).contains(ApiProblem.UNREACHABLE);
    assertThat(line.calls(TEST)).hasSize(1);
  }

  @Test
  void a_test_names_no_url_so_that_line_takes_the_one_that_is_set() {
    line.on(TEST, Answer.of(200, tested("true", 200, "OK")));
    assertThat(api.testWebhook(SALON).content().orElseThrow().isOk()).isTrue();
    assertThat(line.calls(TEST)).singleElement().extracting(ScriptedApi.Call::body).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource({
    "0,COULD_NOT_CONNECT,COULD_NOT_CONNECT,0",
    "-1,REQUEST_TIMEOUT,REQUEST_TIMEOUT,0",
    "500,ERROR_STATUS_CODE,ERROR_STATUS_CODE,500",
    "200,OK,UNCLASSIFIED,200",
    "0,SOMETHING_NEW,UNCLASSIFIED,0"
  })
  void a_failed_test_has_lines_reason(
      int status, String reason, WebhookTest.Reason expected, int expectedStatus) {
    line.on(TEST, Answer.of(200, tested("false", status, reason)));
    var test = api.testWebhook(SALON).content().orElseThrow();
    assertThat(test.reason()).isEqualTo(expected);
    assertThat(test.statusCode()).isEqualTo(expectedStatus);
  }

  private static String tested(String success, int status, String reason) {
    return "{\"success\":%s,\"timestamp\":\"2020-09-30T05:38:20.031Z\",\"statusCode\":%d,\"reason\":\"%s\",\"detail\":\"x\"}"
        .formatted(success, status, reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>gateway</html>",
        "[]",
        "{}",
        "null",
        "{\"displayName\":\"a\"}",
        "{\"di"
      })
  void an_answer_that_is_not_lines_json_is_a_failure_of_line(String body) {
    line.on(INFO, Answer.of(200, body));
    assertThat(api.botInfo(SALON).why()).contains(ApiProblem.LINE_FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "400,REFUSED",
    "403,NOT_PERMITTED",
    "404,REFUSED",
    "429,RATE_LIMITED",
    "302,LINE_FAILED",
    "500,LINE_FAILED",
    "502,LINE_FAILED"
  })
  void an_error_is_told_by_its_status_whatever_its_body(int status, ApiProblem expected) {
    line.on(INFO, Answer.of(status, "<html>gateway</html>"));
    assertThat(api.botInfo(SALON).why()).contains(expected);
  }

  @Test
  void an_answer_that_breaks_off_is_none() {
    line.on(INFO, ScriptedApi.BROKEN_OFF);
    assertThat(api.botInfo(SALON).why()).contains(ApiProblem.UNREACHABLE);
  }

  @Test
  void a_call_without_an_answer_ends_at_its_limit() {
    line.on(INFO, ScriptedApi.SILENCE);
    try (var hurried = api(Duration.ofMillis(300))) {
      assertThat(hurried.botInfo(SALON).why()).contains(ApiProblem.UNREACHABLE);
    }
  }

  @Test
  void a_token_that_is_not_issued_tells_why_before_the_call_is_made() {
    line.on(
        ScriptedApi.TOKEN_PATH,
        Answer.of(400, "{\"error\":\"invalid_request\"}"),
        Answer.of(503, "<html>"),
        Answer.of(429, "{}"),
        ScriptedApi.RESET,
        Answer.of(200, "{}"),
        ScriptedApi.token("canary\\nwith-a-line-break"));
    assertThat(api.botInfo(SALON).why()).contains(ApiProblem.SECRET_REFUSED);
    assertThat(api.botInfo(SALON).why()).contains(ApiProblem.LINE_FAILED);
    assertThat(api.botInfo(SALON).why()).contains(ApiProblem.RATE_LIMITED);
    assertThat(api.botInfo(SALON).why()).contains(ApiProblem.UNREACHABLE);
    assertThat(api.botInfo(SALON).why()).contains(ApiProblem.LINE_FAILED);
    assertThat(api.botInfo(SALON).why()).contains(ApiProblem.LINE_FAILED);
    assertThat(line.calls(INFO)).isEmpty();
  }

  @Test
  void a_mode_that_line_adds_later_is_taken_for_none_that_needs_mending() {
    line.on(
        INFO,
        Answer.of(
            200,
            "{\"basicId\":\"@salon\",\"displayName\":\"サロン\",\"chatMode\":\"new\","
                + "\"markAsReadMode\":\"new\",\"more\":{}}"));
    assertThat(api.botInfo(SALON))
        .isEqualTo(new Answered<>(new BotInfo("サロン", "@salon", true, false)));
  }

  @Test
  void a_name_changes_no_text_around_it() {
    line.on(
        INFO, Answer.of(200, "{\"basicId\":\"@salon\",\"displayName\":\"サ\\u202eロ\\u001b[0mン\"}"));
    assertThat(api.botInfo(SALON).content().orElseThrow().displayName()).isEqualTo("サロ [0mン");
  }

  @Test
  void the_quota_needs_a_limit_and_a_consumption() {
    line.on(QUOTA, Answer.of(200, "{\"type\":\"limited\",\"value\":1000}"))
        .on(
            QUOTA + "/consumption",
            Answer.of(200, "{\"totalUsage\":500}"),
            Answer.of(200, "{}"),
            Answer.of(500, ""));
    assertThat(api.quota(SALON)).isEqualTo(new Answered<>(new Quota(OptionalLong.of(1000), 500)));
    assertThat(api.quota(SALON).why()).contains(ApiProblem.LINE_FAILED);
    assertThat(api.quota(SALON).why()).contains(ApiProblem.LINE_FAILED);
    line.on(QUOTA, Answer.of(200, "{\"type\":\"new\"}"));
    assertThat(api.quota(SALON).why()).contains(ApiProblem.LINE_FAILED);
  }

  @Test
  void friends_are_asked_for_a_day_of_eight_digits() {
    line.on(FRIENDS, Answer.of(200, "{\"status\":\"unready\",\"followers\":null,\"blocks\":null}"));
    assertThat(api.friends(SALON, LocalDate.parse("2026-11-05")))
        .isEqualTo(new Answered<>(Optional.empty()));
    assertThat(line.calls(FRIENDS))
        .singleElement()
        .extracting(ScriptedApi.Call::query)
        .isEqualTo("date=20261105");
  }

  @Test
  void every_call_is_logged_with_what_lines_support_asks_for_and_nothing_secret() {
    line.on(INFO, SALON_INFO).on(TEST, ScriptedApi.RESET).on(ENDPOINT, Answer.of(404, "{}"));
    api.botInfo(SALON);
    api.testWebhook(SALON);
    api.setWebhook(SALON, URI.create("https://shop.example/webhook/salon"));
    assertThat(told)
        .containsExactly(
            Map.of(
                "method",
                "POST",
                "path",
                "/oauth2/v3/token",
                "status",
                "200",
                "requestId",
                "request-1"),
            Map.of("method", "GET", "path", INFO, "status", "200", "requestId", "request-1"),
            Map.of("method", "POST", "path", TEST, "status", "no-answer", "requestId", ""),
            Map.of("method", "PUT", "path", ENDPOINT, "status", "404", "requestId", "request-1"));
  }

  @Test
  void the_sdks_logger_of_tokens_and_bodies_is_not_on_the_class_path() {
    assertThatThrownBy(() -> Class.forName("okhttp3.logging.HttpLoggingInterceptor"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void no_thread_of_a_call_keeps_the_process_alive() {
    line.on(INFO, SALON_INFO);
    api.botInfo(SALON);
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(it -> it.getName().startsWith("OkHttp"))
        .allMatch(Thread::isDaemon);
  }

  @Test
  void a_closed_client_calls_nobody() {
    line.on(INFO, SALON_INFO);
    api.close();
    assertThat(api.botInfo(SALON).why()).contains(ApiProblem.UNREACHABLE);
    assertThat(line.calls(ScriptedApi.TOKEN_PATH)).isEmpty();
  }
}
