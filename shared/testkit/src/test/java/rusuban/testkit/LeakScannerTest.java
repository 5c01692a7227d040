package rusuban.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakScannerTest {
  private final LeakScanner leakScanner = new LeakScanner(Path.of("../../events"));

  @TempDir private Path project = Path.of("");

  private Path written(String folder, String name, String text) throws IOException {
    var reports = Files.createDirectories(project.resolve(folder));
    return Files.writeString(reports.resolve(name), text);
  }

  @Test
  void a_planted_leak_is_found_with_its_file_and_line() throws IOException {
    var file =
        written(
            "shared/x/target/surefire-reports",
            "x.Test-output.txt",
            "fine\n{\"a\":\"canary-1\"}\n");
    assertThat(leakScanner.leaks(project)).containsExactly(file + ":2: canary");
  }

  @Test
  void what_an_event_says_and_the_tokens_it_carries_are_canaries() {
    assertThat(leakScanner.words())
        .hasSizeGreaterThan(30)
        .contains("0d2ace4802aa8fc7a191e38769de330d", "予約したいです。明日の15時は空いていますか？");
    assertThat(leakScanner.in("why: 予約したいです。明日の15時は空いていますか？ failed")).isPresent();
    assertThat(leakScanner.in("{\"EventKept\":1,\"account\":\"salon\"}")).isEmpty();
  }

  @Test
  void reports_that_name_tests_by_their_parameters_are_not_looked_at() throws IOException {
    written("shared/x/target/surefire-reports", "TEST-x.Test.xml", "<testcase name=\"canary\"/>");
    written("shared/x/src", "some-output.txt", "canary");
    assertThat(leakScanner.leaks(project)).isEmpty();
  }

  @Test
  void a_watched_journal_fails_with_the_line_that_leaks() {
    var told = new ByteArrayOutputStream();
    var journal = leakScanner.watched(told);
    journal.println("{\"EventKept\":1}");
    for (var leak : List.of("token canary-token", "8c570fa6dd201bb328f1c1eac23a96d8", "言: こんにちは"))
      assertThatThrownBy(() -> leakScanner.watched(told).println(leak))
          .isInstanceOf(AssertionError.class);
    assertThat(told.toString(StandardCharsets.UTF_8)).startsWith("{\"EventKept\":1}");
  }
}
