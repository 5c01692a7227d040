package rusuban.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import rusuban.local.CommandUsage;

class BenchHelpTest {
  private static final Path KEPT = Path.of("../docs/help.txt");

  /** HelpTest of local holds the other commands. The file ends with these. */
  @Test
  void the_helps_of_bench_that_are_kept_are_those_of_its_commands() throws IOException {
    String now = String.join("", CommandUsage.sections(BenchMain.commands(Path.of(".."))));
    String kept = Files.readString(KEPT);
    int begin = kept.indexOf("== ./rusuban bench\n");
    if ("write".equals(System.getProperty("rusuban.docs")))
      Files.writeString(KEPT, (begin < 0 ? kept : kept.substring(0, begin)) + now);
    String written = Files.readString(KEPT);
    assertThat(written.substring(written.indexOf("== ./rusuban bench\n")))
        .as("docs/help.txt is generated: ./rusuban docs")
        .isEqualTo(now);
  }
}
