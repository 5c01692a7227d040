package rusuban.local.up;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.local.RusubanCli;
import rusuban.testkit.TestSize;

/** Tests of {@code rusuban up} as a process of its own, as the script starts it. */
@Tag(TestSize.SLOW)
class UpCommandTest {
  private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/phone/");

  @TempDir private Path folder = Path.of("");

  private static Process start(String... options) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Drusuban.home=../..",
                "-cp",
                System.getProperty("java.class.path"),
                RusubanCli.class.getName(),
                "up"));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).start();
  }

  private static String all(java.io.InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), UTF_8);
  }

  /** Asserts that a Japanese and an English line name this, and that the process exits with 2. */
  private static void assertRefused(String named, String... options) throws Exception {
    Process process = start(options);
    try {
      process.getOutputStream().close();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends by itself").isTrue();
      var said = all(process.getErrorStream());
      assertThat(process.exitValue()).as(said).isEqualTo(2);
      assertThat(said.strip().lines().toList())
          .hasSize(2)
          .allSatisfy(line -> assertThat(line).contains(named));
      assertThat(said.lines().findFirst().orElseThrow()).containsPattern("[ぁ-ん]");
      assertThat(process.descendants()).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void a_port_in_use_is_refused() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(taken.getLocalPort());
      assertRefused(port, "--port", port);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--port, 70000, --port",
    "--host, 192.0.2.1, 192.0.2.1",
    "--settings, no-such-file.json, no-such-file.json",
    "--settings, src, src",
    "--now, tomorrow, --now",
    "--now, 2026-12-31T23:30:00, --now",
    "--line-api, localhost, --line-api",
    "--line-api, http://[, --line-api",
    "--data, pom.xml, pom.xml"
  })
  void what_cannot_be_done_is_said_in_a_sentence(String option, String value, String named)
      throws Exception {
    assertRefused(named, option, value);
  }

  @Test
  void broken_settings_are_refused_with_their_first_problem() throws Exception {
    Path file = folder.resolve("broken.json");
    Files.writeString(file, "{\"shop\":{\"name\":1}}");
    assertRefused("broken.json", "--settings", file.toString());
    Files.writeString(file, "{");
    assertRefused("broken.json", "--settings", file.toString());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stopped_or_killed_it_leaves_no_process_behind(boolean killed) throws Exception {
    Process up = start("--port", "0", "--data", folder.resolve("data").toString());
    try {
      var phone = phone(up);
      assertThat(answers(phone.resolve("/local/info"))).contains("\"account\":\"salon\"");
      List<ProcessHandle> children = up.descendants().toList();
      assertThat(children).isNotEmpty();

      if (killed) up.destroyForcibly();
      else up.destroy();
      assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
      for (var child : children) child.onExit().get(60, TimeUnit.SECONDS);
      assertThat(children).noneMatch(ProcessHandle::isAlive);
    } finally {
      up.destroyForcibly();
    }
  }

  private static URI phone(Process up) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(up.getInputStream(), UTF_8));
    var line = lines.readLine();
    if (line == null) throw new AssertionError(all(up.getErrorStream()));
    var url = URL.matcher(line);
    assertThat(url.find()).as(line).isTrue();
    return URI.create(url.group());
  }

  private static String answers(URI url) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(url).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
