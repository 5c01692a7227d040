package rusuban.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Tests of the sent requests, against a server that only listens. */
class SqsShardQueueTest {
  private static final Instant EIGHT = Instant.parse("2026-11-24T11:00:00Z");

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Instant now = EIGHT;
  private int status = 200;

  @BeforeEach
  void a_queue_listens() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void the_queue_is_gone() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    heard.add(
        exchange.getRequestHeaders().getFirst("X-Amz-Target")
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    var body =
        status == 200
            ? "{\"MessageId\":\"1\",\"MD5OfMessageBody\":\"eccbc87e4b5ce2fe28308fd9f2a7baf3\"}"
            : "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\",\"message\":\"none\"}";
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(status, body.length());
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    }
  }

  private SqsShardQueue consumers() {
    InstantSource clock = () -> now;
    var endpoint = Optional.of(URI.create(queue()).resolve("/"));
    return new SqsShardQueue(
        queue(), "ap-northeast-1", endpoint, AnonymousCredentialsProvider.create(), clock);
  }

  private String queue() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/123456789012/shards.fifo";
  }

  @Test
  void a_shard_is_a_message_of_its_own_group_told_once_a_minute() {
    var consumers = consumers();
    assertThat(consumers.handOver(3)).isTrue();
    now = EIGHT.plusSeconds(59);
    assertThat(consumers.handOver(3)).isTrue();
    now = EIGHT.plusSeconds(60);
    assertThat(consumers.handOver(3)).isTrue();
    long minute = EIGHT.getEpochSecond() / 60;
    assertThat(heard)
        .allSatisfy(
            it ->
                assertThat(it)
                    .startsWith("AmazonSQS.SendMessage ")
                    .contains("\"QueueUrl\":\"" + queue() + "\"")
                    .contains("\"MessageBody\":\"3\"", "\"MessageGroupId\":\"3\""));
    assertThat(heard.get(0)).contains("\"MessageDeduplicationId\":\"3-" + minute + "\"");
    assertThat(heard.get(1)).isEqualTo(heard.get(0));
    assertThat(heard.get(2)).contains("\"MessageDeduplicationId\":\"3-" + (minute + 1) + "\"");
  }

  @Test
  void nothing_is_asked_before_there_is_a_crowd() {
    assertThat(consumers()).isNotNull();
    assertThat(heard).isEmpty();
  }

  @Test
  void a_queue_that_is_not_there_is_no_consumer() {
    status = 400;
    assertThatThrownBy(() -> consumers().handOver(3)).isInstanceOf(SqsException.class);
  }
}
