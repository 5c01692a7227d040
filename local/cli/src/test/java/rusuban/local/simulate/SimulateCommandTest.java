package rusuban.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import rusuban.app.settings.SettingsRepository;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.simulation.SchedulePlan;
import rusuban.simulation.ScheduleStore;

class SimulateCommandTest {
  private static final String UNSENT =
      """
      # a message taken back
      opening 1
      hello 0 1 calm
      deliver 0 2 calm
      unsend 0 3 calm
      deliver 0 4 calm
      """;

  @TempDir private Path folder = Path.of("");

  private record Ran(int code, String said) {}

  private static Ran run(SimulateCommand simulateCommand, String... arguments) {
    var said = new StringWriter();
    int code =
        new CommandLine(simulateCommand)
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(said, true))
            .execute(arguments);
    return new Ran(code, said.toString());
  }

  @Test
  void schedules_that_keep_their_promises_end_with_0_and_what_was_seen() {
    var ran = run(new SimulateCommand(), "--schedules", "20", "--seed", "5", "--threads", "1");
    assertThat(ran.code()).isZero();
    assertThat(ran.said()).contains("seed 5", "100%  20 / 20", "reply accepted ", "was kept");
  }

  @Test
  void a_plan_is_told_line_by_line() throws IOException {
    var ran = run(new SimulateCommand(), "--plan", plan(UNSENT).toString());
    assertThat(ran.code()).isZero();
    assertThat(ran.said()).contains("hello 0 1 calm", "save -> ", "calm", "was kept");
  }

  @Test
  void a_broken_promise_ends_with_1_and_a_plan_to_keep() {
    var ran = run(new SimulateCommand(() -> Unforgetting::new), "--schedules", "500");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.said()).contains("I7: message ", "kept/NAME.plan");
    var text = ran.said().substring(ran.said().indexOf("# I7"));
    assertThat(SchedulePlan.parse(text).steps()).hasSizeBetween(2, 6);
  }

  @Test
  void a_plan_that_breaks_a_promise_ends_with_1() throws IOException {
    var ran = run(new SimulateCommand(() -> Unforgetting::new), "--plan", plan(UNSENT).toString());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.said()).contains("I7: message ").doesNotContain("was kept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--schedules=0",
        "--schedules=many",
        "--threads=0",
        "--threads=65",
        "--seed=9223372036854775807",
        "--store=disk",
        "--plan=nowhere"
      })
  void wrong_arguments_end_with_2(String argument) {
    assertThat(run(new SimulateCommand(), argument).code()).isEqualTo(2);
  }

  @Test
  void what_is_no_plan_ends_with_2_and_the_line() throws IOException {
    var ran = run(new SimulateCommand(), "--plan", plan("opening 1\nbye 0 1").toString());
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.said()).contains("bye 0 1");
  }

  private Path plan(String text) throws IOException {
    return Files.writeString(folder.resolve("a.plan"), text);
  }

  /** A store that claims to hold every message's text still. */
  private record Unforgetting(ScheduleStore scheduleStore) implements ScheduleStore {
    Unforgetting() {
      this(ScheduleStore.inMemory());
    }

    @Override
    public AccountId account() {
      return scheduleStore.account();
    }

    @Override
    public StorePorts stores() {
      return scheduleStore.stores();
    }

    @Override
    public SettingsRepository versions() {
      return scheduleStore.versions();
    }

    @Override
    public String everything() {
      var all = new StringBuilder();
      for (int i = 0; i < 100; i++) all.append("秘密m").append(i).append(';');
      return all.toString();
    }
  }
}
