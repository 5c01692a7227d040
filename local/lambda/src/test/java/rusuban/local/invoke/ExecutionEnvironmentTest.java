package rusuban.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Tests of our Runtime API with the real runtime client, which exists for Linux alone. */
@EnabledOnOs(OS.LINUX)
class ExecutionEnvironmentTest {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  private ExecutionEnvironment start(Map<String, String> variables) throws IOException {
    List<Path> classPath = new ArrayList<>(UnzippedArchive.jars(Path.of("target/runtime-client")));
    classPath.add(Path.of("target/test-classes"));
    return ExecutionEnvironment.start(
        classPath,
        SampleFunction.class.getName() + "::handleRequest",
        variables,
        ExecutionEnvironment.Limits.ofLambda(Duration.ofSeconds(1)),
        InstantSource.system(),
        log);
  }

  @Test
  void one_environment_answers_many_events_and_passes_its_log_on() throws Exception {
    try (var environment = start(Map.of("VARIABLE", "given"))) {
      for (String name : List.of("客", "another")) {
        assertThat(environment.invoke("{\"name\":\"" + name + "\"}"))
            .isInstanceOfSatisfying(
                InvocationResult.Returned.class,
                answer ->
                    assertThat(answer.json())
                        .contains("\"name\":\"" + name + "\"")
                        .contains("\"variable\":\"given\"")
                        .contains("\"home\":\"null\"") // nothing of this machine leaks in
                        .contains("\"time left\":\"true\""));
      }
    }
    assertThat(log.toString(UTF_8)).contains("log of 客").contains("log of another");
  }

  @Test
  void each_process_loads_a_native_library_of_its_own() throws Exception {
    try (var one = start(Map.of());
        var other = start(Map.of())) {
      assertThat(library(one)).exists();
      assertThat(library(other)).exists().isNotEqualTo(library(one));
      assertThat(one.invoke("{}")).isInstanceOf(InvocationResult.Returned.class);
      assertThat(other.invoke("{}")).isInstanceOf(InvocationResult.Returned.class);
    }
  }

  private static Path library(ExecutionEnvironment environment) {
    return Arrays.stream(environment.process().info().arguments().orElseThrow())
        .filter(argument -> argument.contains("NativeClient.JNI="))
        .map(argument -> Path.of(argument.substring(argument.indexOf('=') + 1)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_handler_that_throws_fails_that_event_and_no_other() throws Exception {
    try (var environment = start(Map.of())) {
      assertThat(environment.invoke("{\"do\":\"throw\"}"))
          .isInstanceOfSatisfying(
              InvocationResult.Failed.class,
              failed ->
                  assertThat(failed.json())
                      .contains("\"errorMessage\":\"asked to\"")
                      .contains("\"errorType\":\"java.lang.IllegalStateException\""));
      assertThat(environment.invoke("{}")).isInstanceOf(InvocationResult.Returned.class);
    }
  }

  @Test
  void a_handler_that_cannot_start_fails_every_event() throws Exception {
    try (var environment = start(Map.of("BROKEN", "yes"))) {
      assertThat(environment.invoke("{}"))
          .isInstanceOfSatisfying(
              InvocationResult.Failed.class,
              failed -> assertThat(failed.json()).contains("broken at start"));
      assertThat(environment.invoke("{}")).isInstanceOf(InvocationResult.Failed.class);
    }
  }

  @Test
  void a_process_that_ends_leaves_its_event_answered_as_died() throws Exception {
    try (var environment = start(Map.of())) {
      assertThat(environment.invoke("{\"do\":\"exit\"}"))
          .isEqualTo(new InvocationResult.Died("the function's process exited with 7"));
    }
  }

  @Test
  void a_handler_that_never_answers_is_ended() throws Exception {
    try (var environment = start(Map.of())) {
      assertThat(environment.invoke("{\"do\":\"hang\"}"))
          .isEqualTo(new InvocationResult.Died("timed out after 1 s"));
      assertThat(environment.invoke("{}")).isInstanceOf(InvocationResult.Died.class);
    }
  }

  @Test
  void killing_it_leaves_no_process_behind() throws Exception {
    try (var environment = start(Map.of())) {
      assertThat(environment.invoke("{}")).isInstanceOf(InvocationResult.Returned.class);
      environment.kill();
      assertThat(environment.invoke("{}")).isInstanceOf(InvocationResult.Died.class);
      assertThat(environment.process().isAlive()).isFalse();
    }
  }
}
