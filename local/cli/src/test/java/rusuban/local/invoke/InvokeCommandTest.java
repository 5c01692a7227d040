package rusuban.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InvokeCommandTest {
  private static final String EVENT = "../../events/text.json";

  private record Ran(int exit, String out, String err) {}

  private boolean started;
  private boolean stopped;

  private final class Fresh implements InvocationTarget {
    Fresh() {
      started = true;
    }

    @Override
    public FunctionEnvironment environment() {
      return new FunctionEnvironment(Map.of("TABLE", "fresh"));
    }

    @Override
    public void close() {
      stopped = true;
    }
  }

  private Ran invoke(Path home, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    PrintStream stdout = System.out;
    PrintStream stderr = System.err;
    System.setOut(new PrintStream(out, true, UTF_8));
    System.setErr(new PrintStream(err, true, UTF_8));
    try {
      var command = new CommandLine(new InvokeCommand(home, Fresh::new, InstantSource.system()));
      return new Ran(command.execute(arguments), out.toString(UTF_8), err.toString(UTF_8));
    } finally {
      System.setOut(stdout);
      System.setErr(stderr);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Creates a project whose webhook archive holds one entry and no class. */
  private static Path projectWith(Path folder, String entry) throws IOException {
    Files.createSymbolicLink(folder.resolve("local"), Path.of("..").toRealPath());
    Path archive = LambdaFunction.WEBHOOK.archive(folder);
    Files.createDirectories(archive.getParent());
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("lib/"));
      zip.putNextEntry(new ZipEntry(entry));
    }
    return folder;
  }

  @Test
  void a_function_that_is_not_there_is_refused(@TempDir Path home) {
    var ran = invoke(home, "letters", EVENT);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("「letters」").contains("\"letters\"");
  }

  @Test
  void an_event_that_cannot_be_read_is_refused(@TempDir Path home) {
    var ran = invoke(home, "webhook", home.toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains(home.toString());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void an_archive_without_its_handler_fails_as_on_Lambda_and_stops_what_was_started(
      @TempDir Path folder) throws IOException {
    Path home = projectWith(folder, "lib/none.txt");
    var ran = invoke(home, "webhook", EVENT, "--port", Integer.toString(freePort()));
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains("\"errorType\":\"java.lang.ClassNotFoundException\"")
        .contains("rusuban.webhook.WebhookHandler");
    assertThat(started).isTrue();
    assertThat(stopped).isTrue();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void named_urls_need_no_other_system(@TempDir Path folder) throws IOException {
    Path home = projectWith(folder, "lib/none.txt");
    var ran = invoke(home, "webhook", EVENT, "--dynamodb", "http://d", "--ssm", "http://s");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(started).isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void an_archive_that_reaches_outside_its_folder_is_refused(@TempDir Path folder)
      throws IOException {
    Path home = projectWith(folder, "lib/../../outside");
    var ran = invoke(home, "webhook", EVENT, "--port", Integer.toString(freePort()));
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("outside its own folder");
    assertThat(stopped).isTrue();
  }
}
