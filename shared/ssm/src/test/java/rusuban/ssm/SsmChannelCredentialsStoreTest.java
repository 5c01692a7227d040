package rusuban.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rusuban.app.connection.ChannelCredentialsStore;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.ChannelRepository;
import rusuban.core.AccountId;
import rusuban.local.ssm.SimulatedParameterStore;
import rusuban.testkit.SettableClock;
import rusuban.testkit.connection.ChannelCredentialsStoreContract;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Contract tests of the adapter against the simulated store: each proves the other. */
final class SsmChannelCredentialsStoreTest extends ChannelCredentialsStoreContract {
  private static final String PREFIX = "/rusuban/x";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T00:00:00Z"));
  private final Set<String> actions = new TreeSet<>();
  private final SimulatedParameterStore parameters = new SimulatedParameterStore(Map.of());
  private final HttpServer server = server();
  private final SsmClient ssm = client();
  private final SsmChannelRepository channels = repository();

  private HttpServer server() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/local/ssm", parameters);
      server.start();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private SsmClient client() {
    return SsmClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .region(Region.AP_NORTHEAST_1)
        .endpointOverride(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/local/ssm"))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
        .overrideConfiguration(settings -> settings.addExecutionInterceptor(new Actions()))
        .build();
  }

  private final class Actions implements ExecutionInterceptor {
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      actions.add("ssm:" + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }
  }

  private SsmChannelRepository repository() {
    return new SsmChannelRepository(ssm, PREFIX, (_, _, _) -> {}, clock, Runnable::run);
  }

  @AfterEach
  void stop() {
    ssm.close();
    server.stop(0);
  }

  @Override
  protected void stored(Map<AccountId, ChannelCredentials> accounts) {
    accounts.forEach(
        (account, channel) -> {
          var path = PREFIX + "/" + account + "/";
          parameters.put(path + "channel-id", channel.id());
          parameters.put(path + "channel-secret", channel.secrets().getLast());
          if (channel.secrets().size() > 1)
            parameters.put(path + "channel-secret-next", channel.secrets().getFirst());
          channel.accessToken().ifPresent(it -> parameters.put(path + "channel-access-token", it));
        });
  }

  @Override
  protected ChannelCredentialsStore store() {
    return new SsmChannelCredentialsStore(ssm, channels);
  }

  @Override
  protected ChannelRepository channels() {
    return channels;
  }

  @Override
  protected ChannelRepository elsewhere() {
    return repository();
  }

  @Test
  void writing_needs_two_actions_besides_the_one_that_reads() {
    store()
        .put(
            new AccountId("salon"),
            new ChannelCredentials("1234567890", List.of("canary"), Optional.empty()));
    assertThat(actions).containsExactly("ssm:DeleteParameters", "ssm:PutParameter");
  }

  @Test
  void a_secret_is_stored_encrypted() {
    store()
        .put(
            new AccountId("salon"),
            new ChannelCredentials("1234567890", List.of("canary"), Optional.empty()));
    assertThat(parameters.typeOf(PREFIX + "/salon/channel-secret")).contains("SecureString");
  }
}
