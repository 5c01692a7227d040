package rusuban.local.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.json.Json;
import rusuban.local.line.state.AcceptedMessages;
import rusuban.local.line.state.SendMethod;
import rusuban.local.line.state.SimulatedChat;

class MessageDispatcherTest {
  private static final String REPLY = "/v2/bot/message/reply";
  private static final String PUSH = "/v2/bot/message/push";
  private static final String KEY = "123e4567-e89b-12d3-a456-426614174000";
  private static final String STRANGER = "U" + "0".repeat(32);
  private static final String TEXT = "[{\"type\":\"text\",\"text\":\"a\"}]";

  private final LineSimulatorFixture lineSimulatorFixture = stage();
  private final SimulatedCustomer hanako = lineSimulatorFixture.line.customer("花子");

  @BeforeEach
  void follow() {
    hanako.follows();
  }

  @AfterEach
  void close() {
    lineSimulatorFixture.close();
  }

  @Test
  void a_reply_is_shown_free_of_charge_and_its_token_is_gone() {
    hanako.says("よやく");
    var token = lineSimulatorFixture.lastReplyToken();

    var reply = lineSimulatorFixture.reply(token, "承ります");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .matches("\\{\"sentMessages\":\\[\\{\"id\":\"\\d{18}\",\"quoteToken\":.+");
    assertThat(reply.raw().headers().firstValue("x-line-request-id")).isPresent();
    assertThat(hanako.hears()).containsExactly("承ります");
    assertThat(lineSimulatorFixture.line.usedThisMonth()).isZero();
    var again = lineSimulatorFixture.reply(token, "承ります");
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.message()).isEqualTo("Invalid reply token");
    assertThat(lineSimulatorFixture.line.accepted()).hasSize(1);
  }

  @Test
  void what_was_taken_tells_which_event_it_answers() {
    hanako.says("よやく");
    var event = lineSimulatorFixture.shop.lastEvent().text("webhookEventId");
    lineSimulatorFixture.reply(lineSimulatorFixture.lastReplyToken(), "承ります");
    lineSimulatorFixture.push(hanako.userId(), "お知らせ");

    assertThat(lineSimulatorFixture.line.accepted())
        .extracting(AcceptedMessages::answers)
        .containsExactly(event, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"PT0S,200", "PT60S,200", "PT60.001S,400", "PT2M,400"})
  void a_reply_token_lives_one_minute_from_receipt(Duration later, int status) {
    hanako.says("よやく");
    lineSimulatorFixture.advance(later);
    assertThat(lineSimulatorFixture.reply(lineSimulatorFixture.lastReplyToken(), "a").status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "PT10M,PT60S,200",
    "PT10M,PT61S,400",
    "PT19M30S,PT29.999S,200",
    "PT19M30S,PT30S,400",
    "PT20M,PT0S,400"
  })
  void a_redelivery_revives_it_for_a_minute_but_not_past_twenty(
      Duration redelivered, Duration later, int status) {
    var webhookDelivery = hanako.says("よやく");
    lineSimulatorFixture.advance(redelivered);
    lineSimulatorFixture.line.redeliver(webhookDelivery.eventId()).orElseThrow().join();
    lineSimulatorFixture.advance(later);
    assertThat(lineSimulatorFixture.reply(lineSimulatorFixture.lastReplyToken(), "a").status())
        .isEqualTo(status);
  }

  @Test
  void a_redelivery_does_not_revive_a_used_token() {
    var webhookDelivery = hanako.says("よやく");
    assertThat(lineSimulatorFixture.reply(lineSimulatorFixture.lastReplyToken(), "a").status())
        .isEqualTo(200);
    lineSimulatorFixture.line.redeliver(webhookDelivery.eventId()).orElseThrow().join();
    assertThat(lineSimulatorFixture.reply(lineSimulatorFixture.lastReplyToken(), "a").status())
        .isEqualTo(400);
  }

  @Test
  void a_refused_reply_leaves_its_token_alive() {
    hanako.says("よやく");
    var token = lineSimulatorFixture.lastReplyToken();
    assertThat(lineSimulatorFixture.reply(token, "x".repeat(5001)).status()).isEqualTo(400);
    assertThat(lineSimulatorFixture.reply(token, "x".repeat(5000)).status()).isEqualTo(200);
  }

  @Test
  void exactly_one_of_fifty_threads_uses_a_reply_token() throws Exception {
    hanako.says("よやく");
    var token = lineSimulatorFixture.lastReplyToken();
    assertThat(fifty(() -> lineSimulatorFixture.reply(token, "a").status()))
        .containsOnlyOnce(200)
        .hasSize(50)
        .containsOnly(200, 400);
    assertThat(hanako.hears()).hasSize(1);
  }

  @Test
  void exactly_one_of_fifty_threads_is_accepted_with_a_retry_key() throws Exception {
    assertThat(fifty(() -> pushWithKey(KEY, "a").status()))
        .containsOnlyOnce(200)
        .hasSize(50)
        .containsOnly(200, 409);
    assertThat(lineSimulatorFixture.line.usedThisMonth()).isOne();
  }

  @Test
  void a_retry_key_is_accepted_once_in_24_hours() {
    var first = pushWithKey(KEY, "a");
    lineSimulatorFixture.advance(Duration.ofHours(24).minusMillis(1));
    var second = pushWithKey(KEY, "a");

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.message()).isEqualTo("The retry key is already accepted");
    assertThat(second.raw().headers().firstValue("x-line-accepted-request-id"))
        .isEqualTo(first.raw().headers().firstValue("x-line-request-id"));
    assertThat(second.json().get("sentMessages")).isEqualTo(first.json().get("sentMessages"));
    assertThat(hanako.hears()).hasSize(1);

    lineSimulatorFixture.advance(Duration.ofMillis(1));
    assertThat(pushWithKey(KEY, "a").status()).isEqualTo(200);
    assertThat(hanako.hears()).hasSize(2);
    assertThat(lineSimulatorFixture.line.misusedRetryKeys()).isEmpty();
  }

  @Test
  void a_refused_push_does_not_take_its_retry_key() {
    lineSimulatorFixture.line.monthlyQuota(OptionalLong.of(0));
    assertThat(pushWithKey(KEY, "a").status()).isEqualTo(429);
    lineSimulatorFixture.line.monthlyQuota(OptionalLong.empty());
    assertThat(pushWithKey(KEY, "a").status()).isEqualTo(200);
  }

  @Test
  void another_content_under_a_used_key_is_not_sent_and_stands_out() {
    pushWithKey(KEY, "a");
    assertThat(pushWithKey(KEY, "b").status()).isEqualTo(409);
    assertThat(hanako.hears()).containsExactly("a");
    assertThat(lineSimulatorFixture.line.misusedRetryKeys()).containsExactly(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "123e4567e89b12d3a456426614174000",
        "123e4567-e89b-12d3-a456-42661417400g"
      })
  void a_retry_key_must_be_a_uuid(String key) {
    assertThat(pushWithKey(key, "a").status()).isEqualTo(400);
    assertThat(lineSimulatorFixture.line.accepted()).isEmpty();
  }

  @Test
  void a_retry_key_elsewhere_is_refused() {
    hanako.says("あ");
    var body =
        "{\"replyToken\":\"%s\",\"messages\":%s}"
            .formatted(lineSimulatorFixture.lastReplyToken(), TEXT);
    assertThat(lineSimulatorFixture.post(REPLY, body, "X-Line-Retry-Key", KEY).status())
        .isEqualTo(400);
    assertThat(lineSimulatorFixture.get("/v2/bot/info", "X-Line-Retry-Key", KEY).status())
        .isEqualTo(400);
    assertThat(lineSimulatorFixture.post(REPLY, body).status()).isEqualTo(200);
  }

  @Test
  void a_push_is_counted_once_whatever_the_number_of_its_messages() {
    var five = IntStream.range(0, 5).mapToObj(_ -> "{\"type\":\"text\",\"text\":\"a\"}");
    var body =
        "{\"to\":\"%s\",\"messages\":[%s]}"
            .formatted(hanako.userId(), five.collect(Collectors.joining(",")));
    assertThat(lineSimulatorFixture.post(PUSH, body).status()).isEqualTo(200);
    assertThat(lineSimulatorFixture.get("/v2/bot/message/quota/consumption").body())
        .isEqualTo("{\"totalUsage\":1}");
    assertThat(hanako.hears()).hasSize(5);
  }

  @Test
  void the_month_of_japan_ends_and_the_quota_begins_anew() {
    lineSimulatorFixture.line.monthlyQuota(OptionalLong.of(1));
    assertThat(lineSimulatorFixture.get("/v2/bot/message/quota").body())
        .isEqualTo("{\"type\":\"limited\",\"value\":1}");
    assertThat(lineSimulatorFixture.push(hanako.userId(), "a").status()).isEqualTo(200);
    var over = lineSimulatorFixture.push(hanako.userId(), "b");
    assertThat(over.status()).isEqualTo(429);
    assertThat(over.message()).isEqualTo("You have reached your monthly limit.");
    assertThat(hanako.hears()).containsExactly("a");

    lineSimulatorFixture.advance(
        Duration.between(lineSimulatorFixture.instant(), Instant.parse("2026-11-30T14:59:59Z")));
    assertThat(lineSimulatorFixture.push(hanako.userId(), "b").status()).isEqualTo(429);
    lineSimulatorFixture.advance(Duration.ofSeconds(1));
    assertThat(lineSimulatorFixture.push(hanako.userId(), "b").status()).isEqualTo(200);
    lineSimulatorFixture.line.monthlyQuota(OptionalLong.empty());
    assertThat(lineSimulatorFixture.get("/v2/bot/message/quota").body())
        .isEqualTo("{\"type\":\"none\"}");
  }

  @Test
  void the_quota_is_never_exceeded_by_fifty_at_once() throws Exception {
    lineSimulatorFixture.line.monthlyQuota(OptionalLong.of(20));
    var statuses = fifty(() -> pushWithKey(UUID.randomUUID().toString(), "a").status());
    assertThat(statuses.stream().filter(it -> it == 200)).hasSize(20);
    assertThat(statuses.stream().filter(it -> it == 429)).hasSize(30);
    assertThat(lineSimulatorFixture.line.usedThisMonth()).isEqualTo(20);
  }

  @Test
  void who_blocked_hears_nothing_costs_nothing_and_is_not_told_apart() {
    hanako.blocks();
    assertThat(lineSimulatorFixture.push(hanako.userId(), "a").status()).isEqualTo(200);
    assertThat(hanako.hears()).isEmpty();
    assertThat(lineSimulatorFixture.line.usedThisMonth()).isZero();
    assertThat(lineSimulatorFixture.line.acceptedFor(hanako.userId()))
        .singleElement()
        .satisfies(it -> assertThat(it.delivered()).isFalse())
        .satisfies(it -> assertThat(it.texts()).containsExactly("a"))
        .satisfies(it -> assertThat(it.sendMethod()).isEqualTo(SendMethod.PUSH));
    hanako.follows();
    assertThat(lineSimulatorFixture.push(hanako.userId(), "b").status()).isEqualTo(200);
    assertThat(hanako.hears()).containsExactly("b");
  }

  @Test
  void a_stranger_is_reached_for_seven_days_after_writing() {
    var taro = lineSimulatorFixture.line.customer("太郎");
    assertThat(lineSimulatorFixture.push(taro.userId(), "1").status()).isEqualTo(200);
    taro.says("あ");
    lineSimulatorFixture.advance(Duration.ofDays(7).minusMillis(1));
    lineSimulatorFixture.push(taro.userId(), "2");
    lineSimulatorFixture.advance(Duration.ofMillis(1));
    lineSimulatorFixture.push(taro.userId(), "3");
    assertThat(taro.hears()).containsExactly("2");
  }

  @Test
  void who_this_channel_never_met_cannot_be_pushed_to() {
    var failed = lineSimulatorFixture.push(STRANGER, "a");
    assertThat(failed.status()).isEqualTo(400);
    assertThat(failed.message()).isEqualTo("Failed to send messages");
    assertThat(lineSimulatorFixture.push("C" + "0".repeat(32), "a").status()).isEqualTo(400);
  }

  @Test
  void a_group_counts_as_many_as_are_in_it() {
    var simulatedGroup =
        lineSimulatorFixture.line.group(
            SimulatedChat.Type.GROUP, "常連", hanako, lineSimulatorFixture.line.customer("太郎"));
    assertThat(lineSimulatorFixture.push(simulatedGroup.chatId(), "a").status()).isEqualTo(400);
    simulatedGroup.invites();
    assertThat(lineSimulatorFixture.push(simulatedGroup.chatId(), "a").status()).isEqualTo(200);
    assertThat(lineSimulatorFixture.line.usedThisMonth()).isEqualTo(2);
    assertThat(lineSimulatorFixture.reply(lineSimulatorFixture.lastReplyToken(), "b").status())
        .isEqualTo(200);
    assertThat(lineSimulatorFixture.line.usedThisMonth()).isEqualTo(2);
  }

  @Test
  void a_multicast_goes_to_its_friends_and_skips_the_rest() {
    var taro = lineSimulatorFixture.line.customer("太郎");
    var body =
        "{\"to\":[\"%s\",\"%s\",\"%s\"],\"messages\":%s}"
            .formatted(hanako.userId(), taro.userId(), STRANGER, TEXT);
    var sent =
        lineSimulatorFixture.post("/v2/bot/message/multicast", body, "X-Line-Retry-Key", KEY);
    assertThat(sent.status()).isEqualTo(200);
    assertThat(sent.body()).isEqualTo("{}");
    assertThat(lineSimulatorFixture.line.usedThisMonth()).isOne();
    assertThat(lineSimulatorFixture.line.accepted())
        .extracting(AcceptedMessages::delivered)
        .containsExactly(true, false, false);
    var again =
        lineSimulatorFixture.post("/v2/bot/message/multicast", body, "X-Line-Retry-Key", KEY);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().fields().keySet()).containsExactly("message");
  }

  @Test
  void a_broadcast_and_a_narrowcast_go_to_all_friends() {
    lineSimulatorFixture.line.customer("太郎");
    var body = "{\"messages\":" + TEXT + "}";
    assertThat(lineSimulatorFixture.post("/v2/bot/message/broadcast", body).status())
        .isEqualTo(200);
    assertThat(lineSimulatorFixture.post("/v2/bot/message/narrowcast", body).status())
        .isEqualTo(202);
    assertThat(lineSimulatorFixture.line.accepted()).hasSize(2);
    assertThat(
            lineSimulatorFixture
                .post("/v2/bot/message/narrowcast", "{\"messages\":" + TEXT + ",\"filter\":{}}")
                .properties())
        .containsExactly("filter");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{`|The request body could not be parsed as JSON",
        "[]|The request body could not be parsed as JSON",
        "{\"to\":\"%s\",\"messages\":%m,\"x\":1}|The property, x, in the request body is invalid",
        "{\"to\":1,\"messages\":%m}|The property, to, in the request body is invalid",
        "{\"to\":\"hanako\",\"messages\":%m}|The property, to, in the request body is invalid",
        "{\"to\":\"U123\",\"messages\":%m}|The property, to, in the request body is invalid",
        "{\"to\":\"%s\",\"messages\":{}}|The property, messages, in the request body is invalid",
        "{\"to\":\"%s\",\"messages\":%m,\"notificationDisabled\":\"no\"}"
            + "|The property, notificationDisabled, in the request body is invalid",
        "{\"to\":\"%s\",\"messages\":%m,\"customAggregationUnits\":[\"予約\"]}"
            + "|The property, customAggregationUnits[0], in the request body is invalid",
        "{\"messages\":%m}|The request body has 1 error(s)",
        "{\"to\":\"%s\"}|The request body has 1 error(s)",
        "{\"to\":\"%s\",\"messages\":[]}|The request body has 1 error(s)",
        "{\"to\":\"%s\",\"messages\":[{\"type\":\"text\",\"text\":\"\"}]}|The request body has 1"
            + " error(s)",
        "{\"to\":\"%s\",\"messages\":[{\"type\":\"text\"}]}|The request body has 1 error(s)",
        "{\"to\":\"%s\",\"messages\":[{\"type\":\"telegram\"}]}|The request body has 1 error(s)",
        "{\"to\":\"%s\",\"messages\":[{\"type\":\"text\",\"text\":\"a\",\"colour\":1}]}"
            + "|The request body has 1 error(s)"
      })
  void each_fault_of_a_push_is_refused_and_nothing_sent(String body, String message) {
    var refused =
        lineSimulatorFixture.post(
            PUSH, body.replace("`", "").replace("%s", hanako.userId()).replace("%m", TEXT));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message()).startsWith(message);
    assertThat(refused.raw().headers().firstValue("x-line-request-id")).isPresent();
    assertThat(lineSimulatorFixture.line.accepted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reply", "push", "multicast", "narrowcast", "broadcast"})
  void validation_names_what_is_wrong_and_sends_nothing(String kind) {
    var path = "/v2/bot/message/validate/" + kind;
    assertThat(lineSimulatorFixture.post(path, "{\"messages\":" + TEXT + "}").status())
        .isEqualTo(200);
    var six = "{\"type\":\"text\",\"text\":\"a\"},".repeat(6);
    var tooMany =
        lineSimulatorFixture.post(
            path, "{\"messages\":[" + six.substring(0, six.length() - 1) + "]}");
    assertThat(tooMany.status()).isEqualTo(400);
    assertThat(tooMany.body())
        .isEqualTo(
            "{\"message\":\"The request body has 1 error(s)\",\"details\":[{\"message\":\"Size must"
                + " be between 1 and 5\",\"property\":\"messages\"}]}");
    var long_ = "{\"messages\":[{\"type\":\"text\",\"text\":\"" + "x".repeat(5001) + "\"}]}";
    assertThat(lineSimulatorFixture.post(path, long_).properties())
        .containsExactly("messages[0].text");
    assertThat(lineSimulatorFixture.line.accepted()).isEmpty();
  }

  @Test
  void a_multicast_names_the_recipient_that_is_wrong() {
    var body =
        "{\"to\":[\"%s\",\"C%s\"],\"messages\":%s}"
            .formatted(hanako.userId(), "0".repeat(32), TEXT);
    assertThat(lineSimulatorFixture.post("/v2/bot/message/multicast", body).message())
        .isEqualTo("The property, to[1], in the request body is invalid (line: -, column: -)");
    var many =
        IntStream.range(0, 501).mapToObj("\"U%032x\""::formatted).collect(Collectors.joining(","));
    assertThat(
            lineSimulatorFixture
                .post(
                    "/v2/bot/message/multicast",
                    "{\"to\":[%s],\"messages\":%s}".formatted(many, TEXT))
                .properties())
        .containsExactly("to");
  }

  @Test
  void a_body_beyond_two_megabytes_is_413_and_another_type_415() {
    var huge = "{\"x\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}";
    assertThat(lineSimulatorFixture.post(PUSH, huge).status()).isEqualTo(413);
    assertThat(
            lineSimulatorFixture
                .call(
                    lineSimulatorFixture
                        .api(PUSH)
                        .setHeader("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .status())
        .isEqualTo(415);
  }

  @Test
  void faults_before_and_after_acceptance_are_told_apart_by_what_was_accepted() {
    lineSimulatorFixture.line.faults().answerNext(1, PUSH, 500);
    assertThat(pushWithKey(KEY, "a").status()).isEqualTo(500);
    lineSimulatorFixture.line.faults().answerNext(1, PUSH, 503);
    assertThat(pushWithKey(KEY, "a").body()).startsWith("<html>");
    lineSimulatorFixture.line.faults().closeNextBeforeAcceptance(1, PUSH);
    assertThatThrownBy(() -> pushWithKey(KEY, "a")).isInstanceOf(UncheckedIOException.class);
    assertThat(lineSimulatorFixture.line.accepted()).isEmpty();

    lineSimulatorFixture.line.faults().closeNextAfterAcceptance(1, PUSH);
    assertThatThrownBy(() -> pushWithKey(KEY, "a")).isInstanceOf(UncheckedIOException.class);
    assertThat(lineSimulatorFixture.line.accepted()).hasSize(1);
    lineSimulatorFixture.line.faults().answerNextAfterAcceptance(1, PUSH, 500);
    assertThat(pushWithKey(UUID.randomUUID().toString(), "b").status()).isEqualTo(500);
    assertThat(lineSimulatorFixture.line.accepted()).hasSize(2);
    assertThat(pushWithKey(KEY, "a").status()).isEqualTo(409);
    lineSimulatorFixture.line.faults().answerNext(9, PUSH, 500);
    lineSimulatorFixture.line.faults().clear();
    assertThat(lineSimulatorFixture.push(hanako.userId(), "c").status()).isEqualTo(200);
  }

  @Test
  void a_rate_limit_is_told_apart_from_the_quota_by_its_text() {
    lineSimulatorFixture.line.faults().limitRate(PUSH, 2, Duration.ofSeconds(1));
    lineSimulatorFixture.push(hanako.userId(), "1");
    assertThat(lineSimulatorFixture.push(hanako.userId(), "2").status()).isEqualTo(200);
    var third = lineSimulatorFixture.push(hanako.userId(), "3");
    assertThat(third.status()).isEqualTo(429);
    assertThat(third.message()).isEqualTo("The API rate limit has been exceeded. Try again later.");
    lineSimulatorFixture.advance(Duration.ofSeconds(1));
    assertThat(lineSimulatorFixture.push(hanako.userId(), "3").status()).isEqualTo(200);
  }

  @Test
  void what_was_accepted_says_when_and_under_which_key() {
    pushWithKey(KEY, "a");
    assertThat(lineSimulatorFixture.line.accepted())
        .singleElement()
        .satisfies(it -> assertThat(it.retryKey()).contains(KEY))
        .satisfies(it -> assertThat(it.at()).isEqualTo(lineSimulatorFixture.instant()))
        .satisfies(it -> assertThat(it.messages()).containsExactly(Json.textMessage("a")));
  }

  @Test
  void no_mutilated_body_is_answered_but_by_200_or_400() {
    var good =
        """
        {"to":"%s","messages":[{"type":"flex","altText":"a","contents":{"type":"bubble",\
        "body":{"type":"box","layout":"vertical","contents":[{"type":"text","text":"予約"}]}}}],\
        "notificationDisabled":false,"customAggregationUnits":["a_1"]}\
        """
            .formatted(hanako.userId());
    assertThat(lineSimulatorFixture.post(PUSH, good).status()).isEqualTo(200);
    lineSimulatorFixture.line.monthlyQuota(OptionalLong.empty());
    for (long seed = 1; seed <= 500; seed++) {
      var answer = lineSimulatorFixture.post(PUSH, mutilated(good, new SplittableRandom(seed)));
      assertThat(answer.status()).as("seed %d", seed).isIn(200, 400);
      assertThat(answer.raw().headers().firstValue("x-line-request-id")).isPresent();
    }
  }

  private static String mutilated(String text, RandomGenerator chance) {
    var result = new StringBuilder(text);
    for (int i = chance.nextInt(1, 4); i > 0; i--) {
      var at = chance.nextInt(result.length());
      switch (chance.nextInt(4)) {
        case 0 -> result.deleteCharAt(at);
        case 1 -> result.insert(at, "{}[]\",:0ntU".charAt(chance.nextInt(11)));
        case 2 -> result.setCharAt(at, (char) chance.nextInt(32, 0x3100));
        default -> result.insert(at, result.substring(at, Math.min(result.length(), at + 20)));
      }
    }
    return result.toString();
  }

  private LineSimulatorFixture.Reply pushWithKey(String key, String text) {
    return lineSimulatorFixture.push(hanako.userId(), text, "X-Line-Retry-Key", key);
  }

  private static List<Integer> fifty(Callable<Integer> call) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = IntStream.range(0, 50).mapToObj(_ -> threads.submit(call)).toList();
      var statuses = new java.util.ArrayList<Integer>();
      for (var it : calls) statuses.add(it.get());
      return statuses;
    }
  }

  private static LineSimulatorFixture stage() {
    try {
      return new LineSimulatorFixture();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
