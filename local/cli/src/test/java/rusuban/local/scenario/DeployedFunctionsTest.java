package rusuban.local.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import rusuban.local.invoke.FunctionArchives;
import rusuban.local.invoke.InvocationTarget;
import rusuban.local.invoke.InvokeCommand;
import rusuban.testkit.TestSize;

/** Tests of the deployed archives under Lambda's own runtime client, on the running system. */
@Tag(TestSize.SLOW)
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeployedFunctionsTest {
  private static final Path HOME = Path.of("../..");
  private static final String HANAKO = "U4af4980629b7c1f26d0e5a93c8d71b20";

  private ScenarioSalon scenarioSalon;

  private record Ran(int exit, String out) {}

  @BeforeAll
  void the_archives_and_the_salon_are_there() throws IOException {
    FunctionArchives.assumeBuilt(HOME);
    // The functions use the real clock, as on Lambda, so the salon must use it too.
    scenarioSalon = ScenarioSalon.at(LocalDateTime.now(ZoneId.of("Asia/Tokyo")).toString());
  }

  @AfterAll
  void the_salon_is_gone() {
    if (scenarioSalon != null) scenarioSalon.close();
  }

  private Ran invoke(String function, String file) {
    var out = new ByteArrayOutputStream();
    PrintStream stdout = System.out;
    System.setOut(new PrintStream(out, true, UTF_8));
    try {
      var port = Integer.toString(scenarioSalon.system().webhook().getPort());
      var command =
          new CommandLine(
              new InvokeCommand(HOME, DeployedFunctionsTest::none, InstantSource.system()));
      int exit = command.execute(function, "../../events/" + file, "--port", port);
      return new Ran(exit, out.toString(UTF_8).strip());
    } finally {
      System.setOut(stdout);
    }
  }

  private static InvocationTarget none() {
    throw new AssertionError("the running system is used");
  }

  @ParameterizedTest
  @CsvSource({
    "empty.json, 200",
    "bad-signature.json, 401",
    "missing-signature.json, 401",
    "unknown-account.json, 404"
  })
  void the_webhook_archive_answers_as_the_function_does_here(String file, int status) {
    var ran = invoke("webhook", file);
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("\"statusCode\":" + status);
  }

  @Test
  void the_webhook_archive_keeps_an_event_in_the_table_of_the_system() {
    assertThat(invoke("webhook", "text-base64.json").out()).contains("\"statusCode\":200");
    assertThat(scenarioSalon.table()).contains("01M85ZKGHNTATW0VJ14R8J3T2C").contains(HANAKO);
  }

  @ParameterizedTest
  @CsvSource({"followup, followup-tick.json", "drain, drain-shard.json"})
  void the_followup_archive_carries_out_a_tick_and_drains_a_shard(String function, String file) {
    var ran = invoke(function, file);
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("\"failed\":0");
  }
}
