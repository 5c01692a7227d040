package rusuban.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.app.Telemetry.Metric;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.ChannelRepository;
import rusuban.core.AccountId;
import rusuban.local.ssm.SimulatedParameterStore;
import rusuban.testkit.ChannelRepositoryContract;
import rusuban.testkit.SettableClock;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Contract tests of the adapter against the simulated store: each proves the other. */
final class SsmChannelRepositoryTest extends ChannelRepositoryContract {
  private static final AccountId SALON = new AccountId("salon");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T00:00:00Z"));
  private final AtomicInteger calls = new AtomicInteger();
  private final Semaphore held = new Semaphore(1);
  private final Semaphore answered = new Semaphore(0);
  private final BlockingQueue<Metric> told = new LinkedBlockingQueue<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private volatile SimulatedParameterStore store = new SimulatedParameterStore(Map.of());
  private HttpServer server = start(Map.of());

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Override
  protected ChannelRepository of(Map<AccountId, ChannelCredentials> accounts) {
    var parameters = new HashMap<String, String>();
    accounts.forEach(
        (account, channel) -> {
          String path = "/rusuban/x/" + account + "/";
          parameters.put(path + "channel-id", channel.id());
          parameters.put(path + "channel-secret", channel.secrets().getLast());
          if (channel.secrets().size() > 1)
            parameters.put(path + "channel-secret-next", channel.secrets().getFirst());
          channel
              .accessToken()
              .ifPresent(token -> parameters.put(path + "channel-access-token", token));
        });
    return channels(parameters);
  }

  @Test
  void an_account_has_its_channel() {
    var channels = channels(salon());

    var channel = channels.find(SALON).orElseThrow();

    assertThat(channel.id()).isEqualTo("123");
    assertThat(channel.secrets()).containsExactly("old");
    assertThat(channel.accessToken()).isEmpty();
  }

  @Test
  void while_the_secret_is_changed_both_are_accepted_and_a_long_lived_token_is_used() {
    var parameters = salon();
    parameters.put("/rusuban/x/salon/channel-secret-next", "new");
    parameters.put("/rusuban/x/salon/channel-access-token", "token");

    var channel = channels(parameters).find(SALON).orElseThrow();

    assertThat(channel.secrets()).containsExactly("new", "old");
    assertThat(channel.accessToken()).contains("token");
  }

  @Test
  void many_accounts_come_in_pages() {
    var parameters = new HashMap<String, String>();
    for (int i = 0; i < 17; i++) {
      parameters.put("/rusuban/x/shop-" + i + "/channel-id", "" + i);
      parameters.put("/rusuban/x/shop-" + i + "/channel-secret", "secret");
    }
    parameters.put("/rusuban/x/some/thing/else", "ignored");
    parameters.put("/rusuban/xy/other/channel-id", "another deployment's");

    assertThat(channels(parameters).accounts()).hasSize(17);
  }

  static Stream<Arguments> halves() {
    return Stream.of(
        Arguments.of(Map.of("channel-id", "canary"), List.of("channel-secret")),
        Arguments.of(Map.of("channel-secret", "canary"), List.of("channel-id")),
        Arguments.of(Map.of("channel-secret-next", "canary"), List.of("channel-id")),
        Arguments.of(
            Map.of("channel-access-token", "canary"), List.of("channel-id", "channel-secret")),
        Arguments.of(Map.of("channel-id", " ", "channel-secret", "canary"), List.of("channel-id")),
        Arguments.of(
            Map.of("channel-id", "canary", "channel-secret", "\n"), List.of("channel-secret")),
        Arguments.of(Map.of("chanel-id", "canary"), List.of("channel-id", "channel-secret")));
  }

  @ParameterizedTest
  @MethodSource("halves")
  void an_account_that_lacks_a_part_is_named_without_any_value_and_stops_no_other(
      Map<String, String> half, List<String> missing) {
    var parameters = salon();
    half.forEach((name, value) -> parameters.put("/rusuban/x/bar/" + name, value));
    var channels = channels(parameters);

    assertThat(channels.find(SALON)).isPresent();
    assertThat(channels.find(new AccountId("bar"))).isEmpty();
    assertThat(channels.accounts()).containsExactly(SALON);
    assertThat(lines)
        .containsExactlyElementsOf(
            missing.stream().map(name -> "bar parameter-missing /rusuban/x/bar/" + name).toList());
    assertThat(told).containsOnly(Metric.WORK_FAILED);
  }

  @Test
  void an_account_is_whole_with_its_next_secret_alone() {
    var parameters = salon();
    parameters.remove("/rusuban/x/salon/channel-secret");
    parameters.put("/rusuban/x/salon/channel-secret-next", "new");
    assertThat(secrets(channels(parameters).find(SALON))).containsExactly("new");
  }

  @Test
  void an_empty_next_secret_is_none() {
    var parameters = salon();
    parameters.put("/rusuban/x/salon/channel-secret-next", " ");
    assertThat(secrets(channels(parameters).find(SALON))).containsExactly("old");
  }

  @Test
  void unknown_accounts_cost_one_read_in_fifteen_seconds_and_known_ones_one_in_five()
      throws Exception {
    var channels = channels(salon());
    for (int i = 0; i < 5; i++) {
      assertThat(channels.find(new AccountId("nobody"))).isEmpty();
      assertThat(channels.find(SALON)).isPresent();
    }
    assertThat(calls).hasValue(1);

    clock.advance(Duration.ofSeconds(16));
    channels.find(SALON);
    assertThat(calls).hasValue(1);
    channels.find(new AccountId("nobody"));
    assertThat(calls).hasValue(2);

    clock.advance(Duration.ofSeconds(301));
    channels.find(SALON);
    awaitCalls(3);
  }

  @Test
  void what_still_serves_is_read_again_beside_the_work() throws Exception {
    var parameters = salon();
    var channels = channels(parameters);
    assertThat(secrets(channels.find(SALON))).containsExactly("old");
    replace(parameters, "new");

    clock.advance(Duration.ofMinutes(6));
    held.acquire();
    assertThat(secrets(channels.find(SALON))).containsExactly("old");
    assertThat(secrets(channels.find(SALON))).containsExactly("old");
    held.release();
    awaitCalls(2);
    assertThat(secrets(channels.latest(SALON))).containsExactly("new");
    assertThat(calls).hasValue(2);
  }

  @Test
  void what_no_longer_serves_is_read_before_it_is_told() {
    var parameters = salon();
    var channels = channels(parameters);
    channels.find(SALON);
    replace(parameters, "new");

    clock.advance(Duration.ofMinutes(61));
    assertThat(secrets(channels.find(SALON))).containsExactly("new");
  }

  @Test
  void who_was_not_served_gets_the_latest_once_in_fifteen_seconds() {
    var parameters = salon();
    var channels = channels(parameters);
    channels.find(SALON);
    replace(parameters, "new");

    assertThat(secrets(channels.latest(SALON))).containsExactly("old");
    clock.advance(Duration.ofSeconds(16));
    assertThat(secrets(channels.latest(SALON))).containsExactly("new");
    assertThat(secrets(channels.latest(SALON))).containsExactly("new");
    assertThat(calls).hasValue(2);
  }

  @Test
  void secrets_that_cannot_be_read_beside_the_work_are_told_and_serve_for_an_hour()
      throws Exception {
    var channels = channels(salon());
    channels.find(SALON);
    server.stop(0);

    clock.advance(Duration.ofMinutes(6));
    assertThat(channels.find(SALON)).isPresent();
    assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(Metric.WORK_FAILED);
    assertThat(channels.find(SALON)).isPresent();
    clock.advance(Duration.ofHours(1));
    assertThatThrownBy(() -> channels.find(SALON)).isInstanceOf(SdkClientException.class);
  }

  private void replace(Map<String, String> parameters, String secret) {
    parameters.put("/rusuban/x/salon/channel-secret", secret);
    store = new SimulatedParameterStore(parameters);
  }

  private static List<String> secrets(Optional<ChannelCredentials> channel) {
    return channel.orElseThrow().secrets();
  }

  private void awaitCalls(int number) throws InterruptedException {
    assertThat(answered.tryAcquire(number, 30, TimeUnit.SECONDS)).isTrue();
    assertThat(calls).hasValue(number);
  }

  private static Map<String, String> salon() {
    return new HashMap<>(
        Map.of("/rusuban/x/salon/channel-id", "123", "/rusuban/x/salon/channel-secret", "old"));
  }

  private SsmChannelRepository channels(Map<String, String> parameters) {
    server.stop(0);
    server = start(parameters);
    var ssm =
        SsmClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .region(Region.AP_NORTHEAST_1)
            .endpointOverride(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/local/ssm"))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
            .build();
    return new SsmChannelRepository(
        ssm, "/rusuban/x", this::tell, clock, task -> Thread.ofVirtual().start(task));
  }

  private void tell(Metric what, AccountId account, Map<String, String> ids) {
    told.add(what);
    lines.add(account + " " + ids.get("why") + " " + ids.get("parameter"));
  }

  private HttpServer start(Map<String, String> parameters) {
    try {
      var started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      store = new SimulatedParameterStore(parameters);
      started.createContext(
          "/local/ssm",
          exchange -> {
            held.acquireUninterruptibly();
            calls.incrementAndGet();
            store.handle(exchange);
            held.release();
            answered.release();
          });
      started.start();
      return started;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
