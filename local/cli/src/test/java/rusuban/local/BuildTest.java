package rusuban.local;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the script's build, with a fake Maven and a fake JDK that only print. */
class BuildTest {
  private static final Path PROJECT =
      Path.of(System.getProperty("user.dir")).resolve("../..").normalize();

  /** Output of Maven 3.8.7 in batch mode. */
  private static final String FIRST_BUILD =
      """
      [INFO] Scanning for projects...
      [INFO] Downloading from central: https://repo.maven.apache.org/maven2/one/plugin/1/plugin-1.pom
      [INFO] Downloaded from central: https://repo.maven.apache.org/maven2/one/plugin/1/plugin-1.pom (4.2 kB at 9 kB/s)
      [INFO] ----------------------------< rusuban:core >----------------------------
      [INFO] Building core: decides; pure 0.1.0                               [2/17]
      [INFO] Downloading from central: https://repo.maven.apache.org/maven2/two/big/1/big-1.jar
      [INFO] Downloaded from central: https://repo.maven.apache.org/maven2/two/big/1/big-1.jar (12 MB at 3.4 MB/s)
      [WARNING] nothing that matters
      [INFO] BUILD SUCCESS
      """;

  private Path home = PROJECT;

  private record Said(int code, String out, String err) {}

  @BeforeEach
  void a_fresh_clone(@TempDir Path folder) throws IOException {
    home = folder;
    Files.copy(PROJECT.resolve("rusuban"), home.resolve("rusuban"));
    Files.createDirectories(home.resolve("docs"));
    Files.copy(PROJECT.resolve("docs/help.txt"), home.resolve("docs/help.txt"));
    Files.createDirectories(home.resolve("jdk/bin"));
    Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    tool("jdk/bin/javac", "exit 1");
    tool("jdk/bin/java", "echo \"java $*\"");
    tool("bin/java", "exit 1");
  }

  @Test
  void a_first_build_tells_how_far_it_is_what_it_fetches_and_a_total() throws Exception {
    maven(FIRST_BUILD, 0);
    var said = run("cost");
    assertThat(said.code()).isZero();
    assertThat(said.err().lines().map(String::strip).toList())
        .hasSize(4)
        .anySatisfy(line -> assertThat(line).startsWith("ビルドしています…"))
        .anySatisfy(line -> assertThat(line).endsWith("fetched plugin-1.pom (1 files, 0 MB)"))
        .contains("[2/17] core")
        .last()
        .asString()
        .matches("ビルドしました / built: \\d+ s, 取得 / fetched: 2 files, 12 MB");
  }

  @Test
  void last_bytes_that_switch_colours_off_and_end_no_line_hide_no_success() throws Exception {
    maven(FIRST_BUILD + "\033[0m\033[0m", 0);
    assertThat(run("cost").err()).contains("built:");
  }

  @Test
  void a_build_that_fails_without_a_marked_error_shows_the_last_words() throws Exception {
    maven("Error: JAVA_HOME is not defined correctly.\n", 1);
    assertThat(run("cost").err())
        .contains("[ERROR] Error: JAVA_HOME is not defined correctly.")
        .contains("The build failed");
  }

  @Test
  void what_the_command_prints_is_alone_on_stdout() throws Exception {
    maven(FIRST_BUILD, 0);
    assertThat(run("cost").out()).startsWith("java ").endsWith("rusuban.local.RusubanCli cost\n");
  }

  @Test
  void the_archives_of_a_deployment_are_alone_on_stdout() throws Exception {
    maven(FIRST_BUILD + "\033[0m\033[0m", 0);
    Files.createDirectories(home.resolve("functions/webhook/target"));
    Files.createFile(home.resolve("functions/webhook/target/webhook.zip"));
    var said = run("build");
    assertThat(said.code()).isZero();
    assertThat(said.out().lines())
        .singleElement(as(STRING))
        .endsWith("/functions/webhook/target/webhook.zip")
        .doesNotContain("\033");
    assertThat(said.err()).contains("[2/17] core", "built:");
  }

  @Test
  void the_size_of_the_tests_may_stand_anywhere_and_Maven_gets_the_rest() throws Exception {
    tool("bin/mvn", "echo \"mvn $*\"");
    assertThat(run("test", "-pl", "shared/core", "--fast", "-am").out())
        .contains("-Dexcluded.tests=localstack,property,slow")
        .endsWith(" -pl shared/core -am\n");
  }

  @Test
  void a_second_start_builds_nothing_and_says_nothing() throws Exception {
    maven(FIRST_BUILD, 0);
    run("cost");
    Files.createDirectories(home.resolve("functions/webhook/target"));
    Files.createDirectories(home.resolve("functions/followup/target"));
    Files.createFile(home.resolve("functions/webhook/target/webhook.zip"));
    Files.createFile(home.resolve("functions/followup/target/followup.zip"));
    tool("bin/mvn", "exit 9");
    assertThat(run("cost").err()).isEmpty();
  }

  @Test
  void a_build_that_fails_shows_what_Maven_says_and_runs_nothing() throws Exception {
    maven(
        """
        [INFO] Building core: decides; pure 0.1.0                               [2/17]
        [ERROR] COMPILATION ERROR :
        [ERROR] Settings.java:[12,3] cannot find symbol
          symbol: class Fee
        """,
        1);
    var said = run("cost");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .contains("[ERROR] Settings.java:[12,3] cannot find symbol\n  symbol: class Fee\n")
        .contains("The build failed")
        .doesNotContain("built:");
    // The next start must rebuild what is only half built.
    maven(FIRST_BUILD, 0);
    assertThat(run("cost").err()).contains("built:");
  }

  private void maven(String lines, int code) throws IOException {
    Files.writeString(home.resolve("lines"), lines);
    tool("bin/mvn", "cat '" + home.resolve("lines") + "'\nexit " + code);
  }

  private void tool(String path, String does) throws IOException {
    var file = home.resolve(path);
    Files.createDirectories(home.resolve(path).resolveSibling("."));
    Files.writeString(file, "#!/bin/sh\n" + does + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Said run(String... command) throws IOException, InterruptedException {
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    var builder =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of("/bin/sh", home.resolve("rusuban").toString()),
                        Stream.of(command))
                    .toList())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(it -> it.startsWith("JAVA"));
    builder.environment().put("JAVA_25_HOME", home.resolve("jdk").toString());
    builder
        .environment()
        .merge("PATH", home.resolve("bin").toString(), (old, ours) -> ours + ":" + old);
    int code = builder.start().waitFor();
    return new Said(code, Files.readString(out), Files.readString(err));
  }
}
