package rusuban.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import rusuban.json.Json;
import rusuban.local.invoke.ExecutionEnvironment;
import rusuban.local.invoke.InvocationResult;
import rusuban.local.invoke.UnzippedArchive;

/** Tests of work after an answer with the real runtime client, which exists for Linux alone. */
@EnabledOnOs(OS.LINUX)
class PostResponseWorkTest {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  private ExecutionEnvironment start() throws IOException {
    List<Path> classPath =
        new ArrayList<>(UnzippedArchive.jars(Path.of("../../local/lambda/target/runtime-client")));
    for (var type : List.of(LingeringFunction.class, PostResponseExecutor.class, Json.class))
      classPath.add(Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()));
    return ExecutionEnvironment.start(
        classPath,
        LingeringFunction.class.getName() + "::handleRequest",
        Map.of(),
        ExecutionEnvironment.Limits.ofLambda(Duration.ofSeconds(1)),
        InstantSource.system(),
        log);
  }

  @Test
  void what_is_done_after_an_answer_holds_up_the_next_event_and_not_the_answer() throws Exception {
    try (var environment = start()) {
      for (var name : List.of("one", "another")) {
        assertThat(environment.invoke("{\"name\":\"" + name + "\",\"millis\":\"300\"}"))
            .isEqualTo(new InvocationResult.Returned("\"" + name + "\""));
        assertThat(log.toString(UTF_8)).doesNotContain("after " + name);
        assertThat(environment.awaitRest()).isTrue();
      }
    }
    assertThat(log.toString(UTF_8)).contains("worked after one", "worked after another");
  }

  @Test
  void work_after_an_answer_that_never_ends_is_ended() throws Exception {
    try (var environment = start()) {
      assertThat(environment.invoke("{\"name\":\"one\",\"millis\":\"600000\"}"))
          .isInstanceOf(InvocationResult.Returned.class);
      assertThat(environment.invoke("{\"name\":\"two\",\"millis\":\"0\"}"))
          .isEqualTo(new InvocationResult.Died("timed out after 1 s"));
    }
  }
}
