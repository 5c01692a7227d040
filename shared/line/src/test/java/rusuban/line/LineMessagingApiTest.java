package rusuban.line;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.app.Pseudonym;
import rusuban.app.Telemetry.Metric;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.ChannelRepository;
import rusuban.app.messaging.SendResult;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.decision.Quota;
import rusuban.core.event.Event;
import rusuban.json.Json;
import rusuban.line.ScriptedLineServer.Answer;

class LineMessagingApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AccountId SALON = new AccountId("salon");
  private static final String USER = "U0123456789abcdef0123456789abcdef";
  private static final ChatId CUSTOMER = new ChatId(USER);
  private static final UUID KEY = UUID.fromString("123e4567-e89b-52d3-a456-426614174000");
  private static final List<Json> HELLO = List.of(Json.textMessage("CANARY-text"));
  private static final String REPLY = "/v2/bot/message/reply";
  private static final String PUSH = "/v2/bot/message/push";
  private static final String QUOTA = "/v2/bot/message/quota";
  private static final String USED = "/v2/bot/message/quota/consumption";
  private static final String TOKEN = "/oauth2/v3/token";
  private static final Answer OK = Answer.of(200, "{\"sentMessages\":[{\"id\":\"1\"}]}");
  private static final ChannelCredentials LONG_LIVED =
      new ChannelCredentials(
          "2000000001", List.of("CANARY-secret"), Optional.of("CANARY-access-token"));
  private static final ChannelCredentials STATELESS =
      new ChannelCredentials("2000000001", List.of("CANARY-secret", "old"), Optional.empty());

  private final ScriptedLineServer line = new ScriptedLineServer();
  private final List<LineMessagingApi> opened = new ArrayList<>();
  private final List<Map<String, String>> told = new CopyOnWriteArrayList<>();
  private final List<String> failed = new CopyOnWriteArrayList<>();
  private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");

  /** Channels with one account's channel alone. A test can change it. */
  private static class OneChannel implements ChannelRepository {
    private volatile ChannelCredentials channel;
    private volatile ChannelCredentials latest;

    OneChannel(ChannelCredentials channel) {
      this.channel = channel;
      this.latest = channel;
    }

    @Override
    public Optional<ChannelCredentials> latest(AccountId account) {
      return Optional.of(latest);
    }

    @Override
    public Optional<ChannelCredentials> find(AccountId account) {
      return account.equals(SALON) ? Optional.of(channel) : Optional.empty();
    }

    @Override
    public Set<AccountId> accounts() {
      return Set.of(SALON);
    }
  }

  private void told(Metric what, AccountId account, Map<String, String> ids) {
    assertThat(account).isEqualTo(SALON);
    assertThat(ids.toString()).doesNotContain("CANARY");
    if (what == Metric.LINE_CALL) told.add(ids);
    else failed.add(ids.get("why"));
  }

  @AfterEach
  void close() {
    line.close();
    opened.forEach(LineMessagingApi::close);
  }

  private LineMessagingApi messaging(ChannelRepository channels, URI api, Duration call) {
    var options = new LineOptions(api, Duration.ofMillis(200), call);
    var messaging = new LineMessagingApi(channels, options, this::told, () -> now);
    opened.add(messaging);
    return messaging;
  }

  private LineMessagingApi messaging(ChannelCredentials channel) {
    return messaging(new OneChannel(channel), line.uri(), Duration.ofSeconds(10));
  }

  static Stream<Arguments> answers() {
    var accepted = new SendResult.Accepted(Optional.of("request-1"));
    var odd = "{\"sentMessages\":[{\"id\":5},7,{},{\"id\":\"a b\"},{\"id\":\"2\"}]}";
    var conflict =
        new Answer(
            409,
            "{\"message\":\"The retry key is already accepted\"}",
            Map.of("x-line-request-id", "second", "x-line-accepted-request-id", "first"));
    var tryNow = new Answer(503, "", Map.of("Retry-After", "0"));
    var elsewhere = new Answer(307, "", Map.of("Location", "/elsewhere"));
    var invalid = Answer.of(400, "{\"message\":\"Invalid reply token\"}");
    return Stream.of(
        Arguments.of(OK, new SendResult.Accepted(Optional.of("request-1"), List.of("1"))),
        Arguments.of(
            Answer.of(200, odd), new SendResult.Accepted(Optional.of("request-1"), List.of("2"))),
        Arguments.of(Answer.of(200, "{\"sentMessages\":{}}"), accepted),
        Arguments.of(Answer.of(200, ""), accepted),
        Arguments.of(Answer.of(200, "<html>"), accepted),
        Arguments.of(ScriptedLineServer.BROKEN_OFF, new SendResult.Accepted(Optional.empty())),
        Arguments.of(conflict, new SendResult.Accepted(Optional.of("first"))),
        Arguments.of(new Answer(409, "", Map.of()), new SendResult.Accepted(Optional.empty())),
        Arguments.of(invalid, new SendResult.InvalidReplyToken()),
        Arguments.of(Answer.of(400, "{\"message\":\"bad\"}"), new SendResult.Refused(400)),
        Arguments.of(Answer.of(400, "<html>CANARY</html>"), new SendResult.Refused(400)),
        Arguments.of(Answer.of(400, "{\"message\":1e99999999999}"), new SendResult.Refused(400)),
        Arguments.of(Answer.of(400, ""), new SendResult.Refused(400)),
        Arguments.of(Answer.of(401, "{\"message\":\"no\"}"), new SendResult.NotSent()),
        Arguments.of(Answer.of(403, "{\"message\":\"no\"}"), new SendResult.Refused(403)),
        Arguments.of(Answer.of(404, "{\"message\":\"no\"}"), new SendResult.Refused(404)),
        Arguments.of(Answer.of(413, "<html>"), new SendResult.Refused(413)),
        Arguments.of(Answer.of(429, "{\"message\":\"limit\"}"), new SendResult.RateLimited()),
        Arguments.of(Answer.of(500, "{\"message\":\"sorry\"}"), new SendResult.OutcomeUnknown()),
        Arguments.of(Answer.of(502, "<html>Bad Gateway</html>"), new SendResult.OutcomeUnknown()),
        Arguments.of(tryNow, new SendResult.OutcomeUnknown()),
        Arguments.of(elsewhere, new SendResult.OutcomeUnknown()),
        Arguments.of(ScriptedLineServer.RESET, new SendResult.OutcomeUnknown()));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void every_answer_to_a_reply_has_its_outcome_and_is_asked_for_once(
      Answer answer, SendResult outcome) {
    line.on(REPLY, answer);
    SendResult delivery = messaging(LONG_LIVED).reply(SALON, "token", HELLO);

    assertThat(ignoringBrokenOffId(answer, delivery)).isEqualTo(outcome);
    assertThat(line.calls()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void every_answer_to_a_push_has_its_outcome(Answer answer, SendResult outcome) {
    line.on(PUSH, answer);
    SendResult delivery = messaging(LONG_LIVED).push(SALON, CUSTOMER, HELLO, KEY);

    assertThat(ignoringBrokenOffId(answer, delivery)).isEqualTo(outcome);
    assertThat(line.calls(PUSH)).hasSize(1);
  }

  private static SendResult ignoringBrokenOffId(Answer answer, SendResult delivery) {
    return answer.equals(ScriptedLineServer.BROKEN_OFF) && delivery instanceof SendResult.Accepted
        ? new SendResult.Accepted(Optional.empty())
        : delivery;
  }

  @Test
  void a_reply_carries_the_token_and_no_retry_key() throws IOException {
    line.on(REPLY, OK);
    messaging(LONG_LIVED).reply(SALON, "reply-token", HELLO);

    ScriptedLineServer.Call call = line.calls().getFirst();
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.headers().getFirst("Authorization")).isEqualTo("Bearer CANARY-access-token");
    assertThat(call.headers().getFirst("Content-Type")).startsWith("application/json");
    assertThat(call.headers().containsKey("X-Line-Retry-Key")).isFalse();
    assertThat(JSON.readTree(call.body()))
        .isEqualTo(
            JSON.readTree(
                """
                {"replyToken":"reply-token","messages":[{"type":"text","text":"CANARY-text"}]}\
                """));
  }

  @Test
  void a_push_carries_the_retry_key() throws IOException {
    line.on(PUSH, OK);
    messaging(LONG_LIVED).push(SALON, CUSTOMER, HELLO, KEY);

    ScriptedLineServer.Call call = line.calls().getFirst();
    assertThat(call.headers().getFirst("X-Line-Retry-Key")).isEqualTo(KEY.toString());
    assertThat(JSON.readTree(call.body()).path("to").asText()).isEqualTo(USER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"type":"text","text":"$ 😀","emojis":[{"index":0,"productId":"5ac1","emojiId":"001"}],
         "quoteToken":"q","sender":{"name":"店","iconUrl":"https://a.example/i.png"},
         "quickReply":{"items":[{"type":"action","imageUrl":"https://a.example/q.png",
         "action":{"type":"cameraRoll","label":"写真"}}]}}\
        """,
        """
        {"type":"textV2","text":"{a} {e}","substitution":{"a":{"type":"mention",
         "mentionee":{"type":"all"}},"e":{"type":"emoji","productId":"5ac1","emojiId":"002"}}}\
        """,
        """
        {"type":"sticker","packageId":"446","stickerId":"1988","quoteToken":"q"}\
        """,
        """
        {"type":"image","originalContentUrl":"https://a.example/o.jpg",
         "previewImageUrl":"https://a.example/p.jpg"}\
        """,
        """
        {"type":"video","originalContentUrl":"https://a.example/o.mp4",
         "previewImageUrl":"https://a.example/p.jpg","trackingId":"t"}\
        """,
        """
        {"type":"audio","originalContentUrl":"https://a.example/o.m4a","duration":60000}\
        """,
        """
        {"type":"location","title":"店","address":"東京","latitude":35.68123600,"longitude":139.7}\
        """,
        """
        {"type":"coupon","couponId":"01ABC","deliveryTag":"spring"}\
        """,
        """
        {"type":"imagemap","baseUrl":"https://a.example/m","altText":"m",
         "baseSize":{"width":1040,"height":1040},"actions":[{"type":"uri",
         "linkUri":"https://a.example","area":{"x":0,"y":0,"width":520,"height":1040}}]}\
        """,
        """
        {"type":"template","altText":"t","template":{"type":"buttons","text":"b",
         "defaultAction":{"type":"uri","label":"d","uri":"https://a.example"},
         "actions":[{"type":"postback","label":"l","data":"d","inputOption":"openKeyboard",
         "fillInText":"f"},{"type":"datetimepicker","label":"l","data":"d","mode":"date"}]}}\
        """,
        """
        {"type":"flex","altText":"f","contents":{"type":"bubble","size":"giga","body":{"type":"box",
         "layout":"vertical","paddingAll":"10px","contents":[{"type":"text","text":"x","flex":0,
         "weight":"bold","contents":[{"type":"span","text":"s"}]},{"type":"filler"}],
         "background":{"type":"linearGradient","angle":"0deg","startColor":"#fff",
         "endColor":"#000"}}}}\
        """,
        """
        {"type":"hologram","addedNextYear":{"deep":[1,2.50,-3e2,null,true,false,""]},"n":null}\
        """,
        """
        {"type":"text","text":"x","addedNextYear":true}\
        """
      })
  void a_message_goes_out_field_by_field_as_it_was_given(String message) throws IOException {
    line.on(PUSH, OK);
    messaging(LONG_LIVED).push(SALON, CUSTOMER, List.of(json(message)), KEY);

    String body = line.calls().getFirst().body();
    assertThat(JSON.readTree(body).path("messages").path(0)).isEqualTo(JSON.readTree(message));
  }

  @Test
  void a_lone_surrogate_in_a_message_does_not_stop_it() throws IOException {
    line.on(REPLY, OK);
    SendResult delivery =
        messaging(LONG_LIVED).reply(SALON, "t\ud800", List.of(Json.textMessage("a\udc00b")));

    assertThat(delivery).isInstanceOf(SendResult.Accepted.class);
    assertThat(JSON.readTree(line.calls().getFirst().body()).at("/messages/0/text").asText())
        .isEqualTo("a\uFFFDb");
  }

  @Test
  void a_message_that_cannot_be_written_is_refused_without_a_call() {
    Json deep = Json.str("x");
    for (int i = 0; i < 1_500; i++) deep = new Json.Arr(List.of(deep));

    assertThat(messaging(LONG_LIVED).reply(SALON, "token", List.of(deep)))
        .isEqualTo(new SendResult.Refused(400));
    assertThat(line.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANARY-予約", "CANARY\nX-Other: 1"})
  void a_token_that_no_header_can_carry_authorises_nothing(String token) {
    var channel =
        new ChannelCredentials("2000000001", List.of("CANARY-secret"), Optional.of(token));
    assertThat(messaging(channel).reply(SALON, "token", HELLO)).isEqualTo(new SendResult.NotSent());
    assertThat(line.calls()).isEmpty();
    assertThat(failed).containsExactly("line-accepts-no-token");
  }

  @Test
  void every_call_is_told_as_lines_support_wants_it() {
    line.on(REPLY, OK);
    messaging(LONG_LIVED).reply(SALON, "CANARY-reply-token", HELLO);

    assertThat(told)
        .containsExactly(
            Map.of("method", "POST", "path", REPLY, "status", "200", "requestId", "request-1"));
  }

  @Test
  void a_call_without_an_answer_is_told_too() throws IOException {
    messaging(new OneChannel(LONG_LIVED), URI.create(unusedPort()), Duration.ofSeconds(10))
        .reply(SALON, "CANARY-reply-token", HELLO);

    assertThat(told)
        .containsExactly(
            Map.of("method", "POST", "path", REPLY, "status", "not-sent", "requestId", ""));
  }

  @Test
  void for_an_account_without_a_channel_nothing_is_sent() {
    assertThat(messaging(LONG_LIVED).reply(new AccountId("other"), "token", HELLO))
        .isEqualTo(new SendResult.NotSent());
    assertThat(line.calls()).isEmpty();
  }

  @Test
  void a_silent_line_is_unclear() {
    line.on(REPLY, ScriptedLineServer.SILENCE);
    var messaging = messaging(new OneChannel(LONG_LIVED), line.uri(), Duration.ofMillis(300));
    assertThat(messaging.reply(SALON, "token", HELLO)).isEqualTo(new SendResult.OutcomeUnknown());
    assertThat(line.calls()).hasSize(1);
  }

  @Test
  void a_port_nobody_listens_on_is_not_reached() throws IOException {
    assertThat(at(unusedPort())).isEqualTo(new SendResult.NotSent());
  }

  private static String unusedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }
  }

  @Test
  void a_host_nobody_knows_is_not_reached() {
    assertThat(at("http://nobody.invalid:9")).isEqualTo(new SendResult.NotSent());
  }

  @Test
  void a_connection_broken_within_the_request_is_unclear() throws Exception {
    assertThat(resetAfter(1)).isEqualTo(new SendResult.OutcomeUnknown());
  }

  @Test
  void a_connection_broken_at_once_is_never_taken_for_sent() throws Exception {
    // Both results are right: the reset comes before or after the first byte is written.
    assertThat(resetAfter(0)).isIn(new SendResult.NotSent(), new SendResult.OutcomeUnknown());
  }

  private SendResult resetAfter(int bytes) throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> peer =
          threads.submit(
              () -> {
                try (var connection = socket.accept()) {
                  connection.setSoLinger(true, 0); // a reset, not an orderly end
                  return connection.getInputStream().readNBytes(bytes).length;
                }
              });
      SendResult delivery = at("http://127.0.0.1:" + socket.getLocalPort());
      assertThat(peer.get()).isEqualTo(bytes);
      return delivery;
    }
  }

  @Test
  void a_time_limit_reached_while_connecting_is_not_reached() throws Exception {
    // The server accepts the connection and stays silent, so TLS is never agreed on.
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var api = URI.create("https://127.0.0.1:" + silent.getLocalPort());
      assertThat(
              messaging(new OneChannel(LONG_LIVED), api, Duration.ofMillis(300))
                  .reply(SALON, "token", HELLO))
          .isEqualTo(new SendResult.NotSent());
    }
  }

  @Test
  void http_1_alone_is_offered_to_line() throws Exception {
    var host = InetAddress.getLoopbackAddress();
    var certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName(host.getHostAddress()).build();
    var certificates =
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .addTrustedCertificate(certificate.certificate())
            .build();
    try (var server =
            (SSLServerSocket)
                certificates.sslContext().getServerSocketFactory().createServerSocket(0, 1, host);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var offered = threads.submit(() -> protocolsOffered(server));
      var api = URI.create("https://" + host.getHostAddress() + ":" + server.getLocalPort());
      var options = LineOptions.unhurried().at(api).trusting(certificates.trustManager());
      try (var messaging =
          new LineMessagingApi(new OneChannel(LONG_LIVED), options, this::told, () -> now)) {
        messaging.reply(SALON, "token", HELLO);
      }
      assertThat(offered.get()).containsExactly("http/1.1");
    }
  }

  /** Returns the protocols that a client offers, then hangs up. */
  private static List<String> protocolsOffered(SSLServerSocket server) throws IOException {
    var offered = new ArrayList<String>();
    try (var connection = (SSLSocket) server.accept()) {
      connection.setHandshakeApplicationProtocolSelector(
          (_, protocols) -> {
            offered.addAll(protocols);
            return protocols.getLast();
          });
      connection.startHandshake();
    }
    return offered;
  }

  private SendResult at(String api) {
    return messaging(new OneChannel(LONG_LIVED), URI.create(api), Duration.ofSeconds(5))
        .reply(SALON, "token", HELLO);
  }

  @Test
  void a_request_on_a_kept_connection_that_breaks_is_not_sent_again() throws Exception {
    try (var socket = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> peer = threads.submit(() -> answerOnceAndResetTheNext(socket));
      var api = URI.create("http://127.0.0.1:" + socket.getLocalPort());
      var messaging = messaging(new OneChannel(LONG_LIVED), api, Duration.ofSeconds(5));

      assertThat(messaging.reply(SALON, "token", HELLO)).isInstanceOf(SendResult.Accepted.class);
      assertThat(messaging.reply(SALON, "token", HELLO)).isEqualTo(new SendResult.OutcomeUnknown());
      peer.get();
      messaging.close();
      // OkHttp connects once more by itself, but must not write anything.
      try (var again = socket.accept()) {
        assertThat(again.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  private static @Nullable Void answerOnceAndResetTheNext(ServerSocket socket) throws IOException {
    try (var connection = socket.accept()) {
      connection.setSoLinger(true, 0);
      var in = connection.getInputStream();
      var read = new StringBuilder();
      while (!read.toString().endsWith("}]}")) read.append((char) in.read());
      connection
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(US_ASCII));
      assertThat(in.read()).isEqualTo('P');
    }
    return null;
  }

  @Test
  void a_connection_is_kept_but_not_once_it_has_rested_long() {
    line.on(REPLY, OK);
    LineMessagingApi messaging = messaging(LONG_LIVED);
    for (int seconds : List.of(0, 20, 21)) {
      now = now.plusSeconds(seconds);
      messaging.reply(SALON, "token", HELLO);
    }
    List<Integer> ports = line.calls().stream().map(ScriptedLineServer.Call::port).toList();
    assertThat(ports.get(1)).isEqualTo(ports.get(0));
    assertThat(ports.get(2)).isNotEqualTo(ports.get(1));
  }

  @Test
  void no_thread_of_the_messenger_holds_the_program_open() {
    line.on(REPLY, OK);
    messaging(LONG_LIVED).reply(SALON, "token", HELLO);
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().toLowerCase(Locale.ROOT).contains("ok"))
        .isNotEmpty()
        .allMatch(Thread::isDaemon);
  }

  @Test
  void a_closed_messenger_sends_nothing() {
    line.on(REPLY, OK);
    LineMessagingApi messaging = messaging(LONG_LIVED);
    messaging.reply(SALON, "token", HELLO);
    messaging.close();
    messaging.close();
    assertThat(messaging.reply(SALON, "token", HELLO)).isNotInstanceOf(SendResult.Accepted.class);
    assertThat(line.calls()).hasSize(1);
  }

  @Test
  void the_monthly_limit_is_told_from_the_rate_by_the_quota_asked_once_a_minute() {
    line.on(PUSH, Answer.of(429, "{\"message\":\"You have reached your monthly limit.\"}"))
        .on(REPLY, Answer.of(429, "{}"))
        .on(QUOTA, Answer.of(200, "{\"type\":\"limited\",\"value\":200}"))
        .on(USED, Answer.of(200, "{\"totalUsage\":199}"), Answer.of(200, "{\"totalUsage\":200}"));
    LineMessagingApi messaging = messaging(LONG_LIVED);

    assertThat(messaging.push(SALON, CUSTOMER, HELLO, KEY)).isEqualTo(new SendResult.RateLimited());
    now = now.plusSeconds(59);
    assertThat(messaging.push(SALON, CUSTOMER, HELLO, KEY)).isEqualTo(new SendResult.RateLimited());
    assertThat(line.calls(USED)).hasSize(1);
    now = now.plusSeconds(1);
    assertThat(messaging.push(SALON, CUSTOMER, HELLO, KEY))
        .isEqualTo(new SendResult.QuotaExceeded());
    assertThat(line.calls(USED)).hasSize(2);
    assertThat(messaging.reply(SALON, "token", HELLO)).isEqualTo(new SendResult.RateLimited());
    assertThat(line.calls(USED)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"type\":\"none\"}", "{\"type\":\"other\"}", "null", "<html>", "{}"})
  void without_a_limit_a_429_is_for_the_rate(String quota) {
    line.on(PUSH, Answer.of(429, "{}"))
        .on(QUOTA, Answer.of(200, quota))
        .on(USED, Answer.of(200, "{\"totalUsage\":100000}"));
    assertThat(messaging(LONG_LIVED).push(SALON, CUSTOMER, HELLO, KEY))
        .isEqualTo(new SendResult.RateLimited());
  }

  @Test
  void the_quota_is_asked_anew_each_time() {
    line.on(QUOTA, Answer.of(200, "{\"type\":\"limited\",\"value\":200}"))
        .on(USED, Answer.of(200, "{\"totalUsage\":150}"), Answer.of(200, "{\"totalUsage\":151}"));
    LineMessagingApi messaging = messaging(LONG_LIVED);

    assertThat(messaging.quota(SALON)).contains(new Quota(OptionalLong.of(200), 150));
    assertThat(messaging.quota(SALON)).contains(new Quota(OptionalLong.of(200), 151));
    assertThat(line.calls(QUOTA)).hasSize(2);
  }

  @Test
  void without_a_limit_nobody_asks_what_is_used() {
    line.on(QUOTA, Answer.of(200, "{\"type\":\"none\"}"));
    assertThat(messaging(LONG_LIVED).quota(SALON)).contains(Quota.UNLIMITED);
    assertThat(line.calls(USED)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"type\":\"other\",\"value\":9}   | 200 | {\"totalUsage\":1}",
        "200 | {\"type\":\"limited\"}             | 200 | {\"totalUsage\":1}",
        "200 | {}                               | 200 | {\"totalUsage\":1}",
        "200 | <html>                           | 200 | {\"totalUsage\":1}",
        "403 | {}                               | 200 | {\"totalUsage\":1}",
        "200 | {\"type\":\"limited\",\"value\":9} | 200 | {}",
        "200 | {\"type\":\"limited\",\"value\":9} | 500 | {}",
      })
  void a_quota_that_line_does_not_tell_is_unknown(
      int status, String quota, int statusOfUsed, String used) {
    line.on(QUOTA, Answer.of(status, quota)).on(USED, Answer.of(statusOfUsed, used));
    assertThat(messaging(LONG_LIVED).quota(SALON)).isEmpty();
  }

  private static Answer token(String value) {
    return Answer.of(
        200, "{\"token_type\":\"Bearer\",\"access_token\":\"" + value + "\",\"expires_in\":900}");
  }

  private List<String> authorizations(String path) {
    return line.calls(path).stream().map(it -> it.headers().getFirst("Authorization")).toList();
  }

  @Test
  void a_stateless_token_is_issued_once_and_again_a_minute_before_its_end() {
    line.on(TOKEN, token("first"), token("second")).on(REPLY, OK);
    LineMessagingApi messaging = messaging(STATELESS);

    messaging.reply(SALON, "token", HELLO);
    now = now.plus(Duration.ofMinutes(14)).minusMillis(1);
    messaging.reply(SALON, "token", HELLO);
    assertThat(line.calls(TOKEN)).hasSize(1);
    now = now.plusMillis(1);
    messaging.reply(SALON, "token", HELLO);

    assertThat(authorizations(REPLY))
        .containsExactly("Bearer first", "Bearer first", "Bearer second");
    assertThat(line.calls(TOKEN)).hasSize(2);
    ScriptedLineServer.Call issue = line.calls(TOKEN).getFirst();
    assertThat(issue.headers().getFirst("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
    assertThat(issue.body())
        .isEqualTo(
            "grant_type=client_credentials&client_id=2000000001&client_secret=CANARY-secret");
    assertThat(issue.headers().containsKey("Authorization")).isFalse();
  }

  @Test
  void many_who_need_a_token_at_once_wait_for_one_request() throws Exception {
    line.on(TOKEN, token("first")).on(REPLY, OK);
    LineMessagingApi messaging = messaging(STATELESS);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var replies = new ArrayList<Future<SendResult>>();
      for (int i = 0; i < 50; i++)
        replies.add(threads.submit(() -> messaging.reply(SALON, "token", HELLO)));
      for (Future<SendResult> reply : replies)
        assertThat(reply.get()).isInstanceOf(SendResult.Accepted.class);
    }
    assertThat(line.calls(TOKEN)).hasSize(1);
    assertThat(line.calls(REPLY)).hasSize(50);
  }

  @Test
  void a_stateless_token_that_line_refuses_is_replaced_once() {
    Answer no = Answer.of(401, "{\"message\":\"Authentication failed\"}");
    line.on(TOKEN, token("first"), token("second"), token("third")).on(REPLY, no, OK, no);
    LineMessagingApi messaging = messaging(STATELESS);

    assertThat(messaging.reply(SALON, "token", HELLO)).isInstanceOf(SendResult.Accepted.class);
    assertThat(authorizations(REPLY)).containsExactly("Bearer first", "Bearer second");
    assertThat(messaging.reply(SALON, "token", HELLO)).isEqualTo(new SendResult.NotSent());
    assertThat(line.calls(REPLY)).hasSize(4);
    assertThat(failed).containsExactly("line-accepts-no-token");
  }

  private static final Answer NO_SECRET =
      Answer.of(400, "{\"error\":\"invalid_request\",\"error_description\":\"CANARY\"}");

  private List<String> secretsAsked() {
    return line.calls(TOKEN).stream()
        .map(it -> it.body().replaceFirst(".*client_secret=", ""))
        .toList();
  }

  @Test
  void where_line_refuses_one_secret_the_other_is_tried_and_remembered() {
    line.on(TOKEN, NO_SECRET, token("first"), token("second")).on(REPLY, OK);
    LineMessagingApi messaging = messaging(STATELESS);

    assertThat(messaging.reply(SALON, "token", HELLO)).isInstanceOf(SendResult.Accepted.class);
    assertThat(secretsAsked()).containsExactly("CANARY-secret", "old");
    now = now.plus(Duration.ofMinutes(15));
    assertThat(messaging.reply(SALON, "token", HELLO)).isInstanceOf(SendResult.Accepted.class);

    assertThat(secretsAsked()).containsExactly("CANARY-secret", "old", "old");
    assertThat(authorizations(REPLY)).containsExactly("Bearer first", "Bearer second");
  }

  @Test
  void a_secret_that_served_and_is_refused_gives_way_to_the_other() {
    line.on(TOKEN, NO_SECRET, token("first"), NO_SECRET, token("second")).on(REPLY, OK);
    LineMessagingApi messaging = messaging(STATELESS);

    messaging.reply(SALON, "token", HELLO);
    now = now.plus(Duration.ofMinutes(15));
    assertThat(messaging.reply(SALON, "token", HELLO)).isInstanceOf(SendResult.Accepted.class);

    assertThat(secretsAsked()).containsExactly("CANARY-secret", "old", "old", "CANARY-secret");
  }

  @Test
  void where_line_refuses_every_secret_nothing_is_sent_and_that_is_told_without_them() {
    line.on(TOKEN, NO_SECRET).on(REPLY, OK);

    assertThat(messaging(STATELESS).reply(SALON, "token", HELLO))
        .isEqualTo(new SendResult.NotSent());

    assertThat(line.calls(REPLY)).isEmpty();
    var refused =
        Map.of("method", "POST", "path", TOKEN, "status", "400", "requestId", "request-1");
    assertThat(told).containsExactly(refused, refused);
    assertThat(failed).containsExactly("line-accepts-no-token");
  }

  @Test
  void secrets_that_were_put_meanwhile_are_read_and_tried_within_the_call() {
    line.on(TOKEN, NO_SECRET, NO_SECRET, token("first")).on(REPLY, OK);
    var channels = new OneChannel(STATELESS);
    channels.latest =
        new ChannelCredentials("2000000001", List.of("newer", "old"), Optional.empty());
    LineMessagingApi messaging = messaging(channels, line.uri(), Duration.ofSeconds(10));

    assertThat(messaging.reply(SALON, "token", HELLO)).isInstanceOf(SendResult.Accepted.class);
    assertThat(secretsAsked()).containsExactly("CANARY-secret", "old", "newer");
    assertThat(failed).isEmpty();
  }

  @Test
  void a_long_lived_token_that_line_refuses_gives_way_to_the_one_put_meanwhile() {
    line.on(REPLY, Answer.of(401, "{}"), OK);
    var channels = new OneChannel(LONG_LIVED);
    channels.latest = new ChannelCredentials("2000000001", List.of("s"), Optional.of("newer"));

    assertThat(messaging(channels, line.uri(), Duration.ofSeconds(10)).reply(SALON, "token", HELLO))
        .isInstanceOf(SendResult.Accepted.class);
    assertThat(authorizations(REPLY)).containsExactly("Bearer CANARY-access-token", "Bearer newer");
  }

  @Test
  void secrets_that_cannot_be_read_again_are_told_and_nothing_is_sent() {
    line.on(TOKEN, NO_SECRET);
    var channels =
        new OneChannel(STATELESS) {
          @Override
          public Optional<ChannelCredentials> latest(AccountId account) {
            throw new IllegalStateException("CANARY");
          }
        };

    assertThat(messaging(channels, line.uri(), Duration.ofSeconds(10)).reply(SALON, "token", HELLO))
        .isEqualTo(new SendResult.NotSent());
    assertThat(failed).containsExactly("IllegalStateException", "line-accepts-no-token");
  }

  static Stream<Arguments> tokenAnswers() {
    return Stream.of(
        Arguments.of(Answer.of(409, "{}")),
        Arguments.of(Answer.of(429, "{}")),
        Arguments.of(Answer.of(500, "<html>")),
        Arguments.of(Answer.of(503, "")),
        Arguments.of(Answer.of(200, "<html>")),
        Arguments.of(Answer.of(200, "{}")),
        Arguments.of(ScriptedLineServer.RESET));
  }

  @ParameterizedTest
  @MethodSource("tokenAnswers")
  void without_a_token_nothing_is_sent_and_the_next_call_asks_again(Answer answer) {
    line.on(TOKEN, answer, token("first")).on(REPLY, OK);
    LineMessagingApi messaging = messaging(STATELESS);

    assertThat(messaging.reply(SALON, "token", HELLO)).isEqualTo(new SendResult.NotSent());
    assertThat(line.calls(REPLY)).isEmpty();
    assertThat(messaging.reply(SALON, "token", HELLO)).isInstanceOf(SendResult.Accepted.class);
  }

  @Test
  void a_changed_channel_is_used_from_the_next_call_on() {
    line.on(REPLY, OK);
    var channels = new OneChannel(LONG_LIVED);
    LineMessagingApi messaging = messaging(channels, line.uri(), Duration.ofSeconds(10));

    messaging.reply(SALON, "token", HELLO);
    channels.channel = new ChannelCredentials("2000000001", List.of("s"), Optional.of("newer"));
    messaging.reply(SALON, "token", HELLO);

    assertThat(authorizations(REPLY)).containsExactly("Bearer CANARY-access-token", "Bearer newer");
  }

  @Test
  void names_are_asked_where_the_person_was_met() {
    String group = "C0123456789abcdef0123456789abcdef";
    String room = "R0123456789abcdef0123456789abcdef";
    line.on("/v2/bot/profile/" + USER, Answer.of(200, "{\"displayName\":\"花子\\ud83d\"}"))
        .on(
            "/v2/bot/group/" + group + "/member/" + USER,
            Answer.of(200, "{\"displayName\":\"太郎\",\"new\":1}"))
        .on("/v2/bot/room/" + room + "/member/" + USER, Answer.of(200, "{\"displayName\":\" \"}"));

    assertThat(name(USER, Optional.empty())).contains("花子\uFFFD");
    assertThat(name(group, Optional.of(USER))).contains("太郎");
    assertThat(name(room, Optional.of(USER))).as("told, and nobody can see it").contains("");
    assertThat(name(group, Optional.empty())).isEmpty();
    assertThat(line.calls()).hasSize(3);
    assertThat(told.toString()).doesNotContain(USER).doesNotContain(group).doesNotContain(room);
    assertThat(told.getFirst())
        .containsEntry("path", "/v2/bot/profile/" + Pseudonym.of(SALON, USER));
    assertThat(told.get(1))
        .containsEntry(
            "path",
            "/v2/bot/group/%s/member/%s"
                .formatted(Pseudonym.of(SALON, group), Pseudonym.of(SALON, USER)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "a/../b", "%2e%2e", "U?x=1", "U;x"})
  void an_odd_id_is_never_put_into_a_path(String odd) {
    assertThat(name(odd, Optional.of(odd))).isEmpty();
    assertThat(line.calls()).isEmpty();
  }

  static Stream<Answer> nameless() {
    return Stream.of(
        Answer.of(404, "{\"message\":\"Not found\"}"),
        Answer.of(500, "<html>"),
        Answer.of(200, "<html>"),
        Answer.of(200, "null"),
        Answer.of(200, "{}"),
        ScriptedLineServer.BROKEN_OFF,
        ScriptedLineServer.RESET);
  }

  @ParameterizedTest
  @MethodSource("nameless")
  void where_line_tells_no_name_there_is_none(Answer answer) {
    line.on("/v2/bot/profile/" + USER, answer);
    assertThat(name(USER, Optional.of(USER))).isEmpty();
  }

  private Optional<String> name(String chat, Optional<String> user) {
    return messaging(LONG_LIVED).displayName(SALON, new Event.Source(new ChatId(chat), user));
  }

  @Test
  void no_token_secret_or_text_is_ever_printed() {
    var printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    var capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(capture);
    System.setErr(capture);
    try {
      answers()
          .forEach(
              it -> {
                line.on(TOKEN, token("CANARY-stateless"))
                    .on(REPLY, Objects.requireNonNull((Answer) it.get()[0]));
                for (ChannelCredentials channel : List.of(LONG_LIVED, STATELESS)) {
                  LineMessagingApi messaging = messaging(channel);
                  SendResult delivery = messaging.reply(SALON, "CANARY-reply-token", HELLO);
                  System.out.println(delivery + " " + channel);
                }
              });
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("Refused[status=400]")
        .doesNotContain("CANARY");
  }

  private static Json json(String text) throws IOException {
    return json(
        JSON.reader()
            .with(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .readTree(text));
  }

  private static Json json(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        var fields = new LinkedHashMap<String, Json>();
        node.forEachEntry((name, value) -> fields.put(name, json(value)));
        yield new Json.Obj(fields);
      }
      case ARRAY -> {
        var items = new ArrayList<Json>();
        node.forEach(item -> items.add(json(item)));
        yield new Json.Arr(items);
      }
      case STRING -> Json.str(node.textValue());
      case NUMBER -> new Json.Num(new BigDecimal(node.asText()));
      case BOOLEAN -> new Json.Bool(node.booleanValue());
      default -> new Json.Null();
    };
  }
}
