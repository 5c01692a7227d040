package rusuban.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rusuban.local.sqs.SimulatedQueue.Message;
import rusuban.sqs.SqsShardQueue;
import rusuban.testkit.SettableClock;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Tests of the adapter against the simulated queue: each proves the other. */
class SimulatedQueueTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T11:00:00Z"));
  private final SimulatedQueue queue = new SimulatedQueue(clock);
  private HttpServer server;
  private SqsShardQueue consumers;

  @BeforeEach
  void the_queue_listens() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/sqs", queue);
    server.start();
    var sqs = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sqs");
    var anybody = StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "canary-key"));
    consumers =
        new SqsShardQueue(sqs + "/shards.fifo", "ap-northeast-1", Optional.of(sqs), anybody, clock);
  }

  @AfterEach
  void the_queue_is_gone() {
    server.stop(0);
  }

  @Test
  void a_shard_is_handed_over_once_a_minute() {
    consumers.handOver(3);
    clock.advance(Duration.ofSeconds(59));
    consumers.handOver(3);
    var first = queue.take().orElseThrow();
    assertThat(first.event().getRecords())
        .singleElement()
        .satisfies(it -> assertThat(it.getBody()).isEqualTo("3"));
    queue.done(first);
    assertThat(queue.take()).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    consumers.handOver(3);
    assertThat(queue.take()).isPresent();
  }

  @Test
  void of_a_shard_one_message_at_a_time_is_at_work() {
    consumers.handOver(3);
    consumers.handOver(5);
    clock.advance(Duration.ofMinutes(1));
    consumers.handOver(3);
    var three = queue.take().orElseThrow();
    assertThat(queue.take()).map(Message::body).contains("5");
    assertThat(queue.take()).isEmpty();
    queue.done(three);
    assertThat(queue.take()).map(Message::body).contains("3");
  }

  @Test
  void where_no_queue_listens_that_is_said() {
    server.stop(0);
    assertThatThrownBy(() -> consumers.handOver(3)).isInstanceOf(SdkClientException.class);
  }
}
