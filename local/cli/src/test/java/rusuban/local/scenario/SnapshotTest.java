package rusuban.local.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.local.invoke.ExecutionEnvironment;
import rusuban.local.invoke.FunctionArchives;
import rusuban.local.invoke.InvocationResult;
import rusuban.local.invoke.LambdaFunction;
import rusuban.local.invoke.UnzippedArchive;
import rusuban.testkit.TestSize;

/**
 * Tests of the archives under Lambda's runtime client as SnapStart runs them. Hooks run before and
 * after, and credentials come from the container's endpoint. In between, the process stands still.
 */
@Tag(TestSize.SLOW)
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapshotTest {
  private static final Path HOME = Path.of("../..");
  private static final Duration LONG = Duration.ofSeconds(60);

  private final AtomicInteger handedOut = new AtomicInteger();
  private HttpServer credentials;
  private ScenarioSalon scenarioSalon;

  @BeforeAll
  void the_archives_and_a_system_are_there() throws IOException {
    FunctionArchives.assumeBuilt(HOME);
    credentials = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    credentials.createContext(
        "/",
        exchange -> {
          handedOut.incrementAndGet();
          var body =
              """
              {"AccessKeyId":"id","SecretAccessKey":"canary-key","Token":"canary-session","Expiration":"%s"}
              """
                  .formatted(Instant.now().plus(Duration.ofHours(6)))
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    credentials.start();
    scenarioSalon = ScenarioSalon.at(LocalDateTime.now(ZoneId.of("Asia/Tokyo")).toString());
  }

  @AfterAll
  void everything_is_gone() {
    if (scenarioSalon != null) scenarioSalon.close();
    if (credentials != null) credentials.stop(0);
  }

  /** A function started for a snapshot. */
  private final class Started implements AutoCloseable {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final UnzippedArchive task;
    private final ExecutionEnvironment environment;

    Started(LambdaFunction function, Map<String, String> changed) throws IOException {
      task = UnzippedArchive.of(function.archive(HOME));
      var classPath = task.classPath(HOME);
      var variables = new HashMap<>(scenarioSalon.system().environment().variables());
      variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
      variables.put(
          "AWS_CONTAINER_CREDENTIALS_FULL_URI",
          "http://127.0.0.1:" + credentials.getAddress().getPort() + "/credentials");
      variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "canary-container");
      variables.putAll(changed);
      environment =
          ExecutionEnvironment.start(
              classPath,
              function.handler(),
              variables,
              ExecutionEnvironment.Limits.ofLambda(function.timeout()),
              InstantSource.system(),
              log);
    }

    @Override
    public void close() {
      environment.close();
      task.close();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "DRAIN", mode = EnumSource.Mode.EXCLUDE)
  void a_function_is_prepared_with_no_trace_and_no_connection_left(LambdaFunction function)
      throws Exception {
    var before = scenarioSalon.table();
    try (var started = new Started(function, Map.of())) {
      assertThat(started.environment.awaitSnapshot(LONG)).as(started.log.toString(UTF_8)).isEmpty();
      assertThat(ProcessSockets.of(started.environment.process().pid()))
          .as("connections but that to the Runtime API")
          .isEmpty();
      assertThat(scenarioSalon.line().accepted()).isEmpty();
      assertThat(scenarioSalon.table()).isEqualTo(before);

      started.environment.restore();
      var event = Files.readString(HOME.resolve("events").resolve(event(function)));
      assertThat(started.environment.invoke(event)).isInstanceOf(InvocationResult.Returned.class);
      assertThat(handedOut).hasPositiveValue();
      assertThat(started.log.toString(UTF_8)).doesNotContain("canary");
    }
  }

  private static String event(LambdaFunction function) {
    return switch (function) {
      case WEBHOOK -> "unknown-account.json";
      case FOLLOWUP -> "followup-tick.json";
      case DRAIN -> "drain-shard.json";
      case CONSOLE -> "console-sign-in.json";
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, Integer.MAX_VALUE})
  void messages_are_answered_though_the_extensions_poll_breaks_at_the_restore(int times)
      throws Exception {
    try (var started = new Started(LambdaFunction.WEBHOOK, Map.of())) {
      assertThat(started.environment.awaitSnapshot(LONG)).as(started.log.toString(UTF_8)).isEmpty();
      started.environment.breakPolls(times);
      started.environment.restore();
      for (var name : List.of("follow.json", "text.json", "image.json")) {
        var event = Files.readString(HOME.resolve("events").resolve(name));
        assertThat(started.environment.invoke(event))
            .isInstanceOfSatisfying(
                InvocationResult.Returned.class, it -> assertThat(it.toString()).contains("200"));
      }
      assertThat(started.environment.awaitRest()).isTrue();
      started.environment.close();
      var lost = started.log.toString(UTF_8).split("ExtensionLost", -1).length - 1;
      assertThat(lost).isEqualTo(times == Integer.MAX_VALUE ? 1 : 0);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "DRAIN", mode = EnumSource.Mode.EXCLUDE)
  void where_the_table_is_not_there_the_deployment_fails_and_says_why(LambdaFunction function)
      throws Exception {
    try (var started = new Started(function, Map.of("TABLE", "another"))) {
      assertThat(started.environment.awaitSnapshot(LONG))
          .get()
          .isInstanceOf(InvocationResult.Failed.class);
      started.environment.close();
      assertThat(started.log.toString(UTF_8)).contains("{\"SnapshotFailed\":\"ResourceNotFound");
    }
  }

  @Test
  void where_the_secrets_cannot_be_read_the_deployment_fails_and_says_why() throws Exception {
    var nowhere = Map.of("AWS_ENDPOINT_URL_SSM", "http://127.0.0.1:1");
    try (var started = new Started(LambdaFunction.WEBHOOK, nowhere)) {
      assertThat(started.environment.awaitSnapshot(LONG))
          .get()
          .isInstanceOf(InvocationResult.Failed.class);
      started.environment.close();
      assertThat(started.log.toString(UTF_8))
          .contains("{\"SnapshotFailed\":\"SdkClientException")
          .contains("Connection refused");
    }
  }
}
