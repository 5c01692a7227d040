package rusuban.local.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SignCommandTest {
  private static EventFile read(Path file) throws IOException {
    return EventFile.parse(Files.readString(file));
  }

  @Test
  void signing_an_edited_file_makes_it_genuine_again(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.json");
    String edited = Files.readString(Path.of("../../events/text.json")).replace("明日の15時", "明日の16時");
    Files.writeString(file, edited);
    assertThat(read(file).isSignedWith(EventFile.SAMPLE_SECRET)).isFalse();

    assertThat(new CommandLine(new SignCommand()).execute(file.toString())).isZero();

    assertThat(read(file).isSignedWith(EventFile.SAMPLE_SECRET)).isTrue();
    assertThat(new String(read(file).body(), UTF_8)).contains("明日の16時");
  }

  @Test
  void what_is_no_webhook_is_not_signed(@TempDir Path folder) {
    assertThat(new CommandLine(new SignCommand()).execute(folder.resolve("none.json").toString()))
        .isEqualTo(2);
  }
}
