package rusuban.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests every plan that ever broke a promise, shrunk. A note in each plan says how. */
class KeptPlansTest {
  private static final Path KEPT = Path.of("src/test/resources/rusuban/simulation/kept");

  static List<Path> kept() throws IOException {
    try (var files = Files.list(KEPT)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("kept")
  void breaks_no_promise_any_more(Path file) throws IOException {
    var schedulePlan = SchedulePlan.parse(Files.readString(file));
    assertThat(ScheduleRunner.of(schedulePlan, ScheduleStore.inMemory()).violations()).isEmpty();
  }

  @Test
  void a_plan_is_the_same_after_it_was_written_and_read() {
    for (long seed = 1; seed <= 100; seed++)
      assertThat(SchedulePlan.parse(SchedulePlan.of(seed).toString()))
          .isEqualTo(SchedulePlan.of(seed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hello 0 1", "opening x", "opening 1\nhello 3 1", "opening 1\nbye 0 1"})
  void what_is_no_plan_is_refused(String text) {
    assertThatThrownBy(() -> SchedulePlan.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_same_plan_always_goes_the_same_way() {
    for (long seed = 1; seed <= 50; seed++) {
      var schedulePlan = SchedulePlan.of(seed);
      assertThat(
              ScheduleRunner.of(schedulePlan, ScheduleStore.inMemory()).coverageCounts().toString())
          .as("seed " + seed)
          .isEqualTo(
              ScheduleRunner.of(schedulePlan, ScheduleStore.inMemory())
                  .coverageCounts()
                  .toString());
    }
  }

  @Test
  void a_failing_plan_is_shrunk_to_the_steps_that_matter() {
    var wanted = SchedulePlan.of(7).steps().get(3);
    var shrunk =
        Shrinker.shrink(
            SchedulePlan.of(7),
            schedulePlan ->
                schedulePlan.steps().stream()
                    .anyMatch(scheduleStep -> scheduleStep.seed() == wanted.seed()));
    assertThat(shrunk.steps()).containsExactly(wanted.calmed());
  }
}
