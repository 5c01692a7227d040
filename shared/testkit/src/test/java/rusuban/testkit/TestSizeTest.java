package rusuban.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(TestSize.SIZED)
class TestSizeTest {
  private static final Path PROJECT = Path.of("../..");

  @Test
  void all_cases_are_these_and_a_default_run_tries_a_tenth() {
    var all =
        Map.of(
            TestSize.KILLED_PROCESSES, 300,
            TestSize.DATABASE_SCHEDULES, 2_000,
            TestSize.FORGED_MUTATIONS, 20_000,
            TestSize.SIGNED_MUTATIONS, 50_000);
    for (var size : TestSize.values()) {
      assertThat(size.cases("all")).isEqualTo(all.get(size));
      assertThat(size.cases("part")).isEqualTo(size.cases("all") / 10).isPositive();
    }
  }

  @Test
  void a_run_takes_the_size_that_it_was_started_with() {
    var run = System.getProperty("rusuban.tests", "part");
    for (var size : TestSize.values()) assertThat(size.cases()).isEqualTo(size.cases(run));
  }

  @Test
  void a_misspelt_size_fails_instead_of_trying_less() {
    assertThatThrownBy(() -> TestSize.KILLED_PROCESSES.cases("full"))
        .hasMessage("rusuban.tests is part or all, not full");
  }

  @Test
  void every_size_is_used_by_a_test_that_has_the_tag() throws IOException {
    var sized =
        testClasses().stream()
            .filter(it -> it.contains("TestSize.SIZED"))
            .collect(Collectors.joining());
    for (var size : TestSize.values()) assertThat(sized).contains("TestSize." + size + ".cases()");
    for (var test : testClasses())
      if (test.contains(".cases()") && test.contains("TestSize."))
        assertThat(test).contains("TestSize.SIZED");
  }

  @Test
  void every_module_with_tests_has_some_that_are_not_slow() throws IOException {
    for (var module : modulesWithTests())
      assertThat(testFiles(module))
          .as(module + ": --fast must not leave out all of its tests")
          .anySatisfy(
              file ->
                  assertThat(Files.readString(file))
                      .doesNotContainPattern("(?m)^@Tag\\((TestSize.SLOW|\"(slow|property)\")\\)"));
  }

  private static List<String> testClasses() throws IOException {
    var found = Stream.<String>builder();
    for (var module : modulesWithTests())
      for (var file : testFiles(module))
        if (!file.endsWith("TestSizeTest.java")) found.add(Files.readString(file));
    return found.build().toList();
  }

  private static List<Path> modulesWithTests() throws IOException {
    try (var poms = Files.find(PROJECT, 3, (it, _) -> it.endsWith("pom.xml"))) {
      return poms.map(it -> it.resolveSibling("src/test/java")).filter(Files::isDirectory).toList();
    }
  }

  private static List<Path> testFiles(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(it -> it.toString().endsWith("Test.java")).toList();
    }
  }
}
