package rusuban.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.simulation.PlantedBugs.Bug;
import rusuban.testkit.TestSize;

/** Tests that the schedules find plausible bugs, and so can fail. */
@Tag(TestSize.SLOW)
class PlantedBugsTest {
  private static final long SEEDS = 1_000;

  static Stream<Bug> bugs() {
    return PlantedBugs.all();
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void is_found_within_a_thousand_seeds(Bug bug, @TempDir Path folder) throws Exception {
    var found = PlantedBugRunner.found(bug, folder, SEEDS);
    System.out.println(bug + ": " + found.lines().findFirst().orElse("not found"));
    assertThat(found).as(bug.name()).isNotEmpty();
  }
}
