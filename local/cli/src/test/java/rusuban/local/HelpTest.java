package rusuban.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the script's help, which needs no build and no build tool. */
class HelpTest {
  private static final Path PROJECT =
      Path.of(System.getProperty("user.dir")).resolve("../..").normalize();
  private static final Path KEPT = PROJECT.resolve("docs/help.txt");

  /** Commands of the script itself. Their help is written by hand. */
  private static final List<String> OF_THE_SCRIPT =
      List.of(
          "./rusuban test",
          "./rusuban build",
          "./rusuban mutate",
          "./rusuban format",
          "./rusuban docs");

  private Path home = PROJECT;

  private record Said(int code, String out, String err) {}

  @BeforeEach
  void a_fresh_clone_on_a_machine_that_would_tell(@TempDir Path folder) throws IOException {
    home = folder;
    Files.copy(PROJECT.resolve("rusuban"), home.resolve("rusuban"));
    Files.createDirectory(home.resolve("docs"));
    Files.copy(KEPT, home.resolve("docs/help.txt"));
    Files.createDirectory(home.resolve("bin"));
    for (String tool : List.of("mvn", "java", "javac")) {
      var trap = home.resolve("bin").resolve(tool);
      Files.writeString(trap, "#!/bin/sh\ntouch '" + home.resolve("touched") + "'\n");
      assumeTrue(trap.toFile().setExecutable(true));
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_tells_its_help_and_does_nothing_else(String command) throws Exception {
    List<String> words = words(command);
    String help = kept().getOrDefault("./rusuban " + command, "");
    for (var line :
        List.of(
            with(words, "--help"),
            with(words, "-h"),
            with(words, "help"),
            with(words, "--no-such-option", "--help"),
            with(List.of("help"), words.toArray(String[]::new)),
            with(List.of("--help"), words.toArray(String[]::new)))) {
      assertThat(run(line)).as("%s", line).isEqualTo(new Said(0, help, ""));
      assertThat(left()).as("%s", line).containsExactlyInAnyOrder("rusuban", "docs", "bin");
    }
  }

  @Test
  void the_script_itself_has_the_same_three_ways_and_bare_it_tells_them_too() throws Exception {
    var help = run(List.of());
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("./rusuban up ");
    for (String asked : List.of("help", "-h", "--help"))
      assertThat(run(List.of(asked))).isEqualTo(help);
  }

  @Test
  void the_list_of_commands_and_the_helps_name_the_same() throws Exception {
    var listed =
        Pattern.compile("(?m)^  \\./rusuban ([a-z]+)")
            .matcher(run(List.of()).out())
            .results()
            .map(it -> it.group(1))
            .filter(it -> !it.equals("help"))
            .collect(Collectors.toSet());
    assertThat(kept().keySet().stream().map(it -> it.split(" ", -1)[1]).collect(Collectors.toSet()))
        .isEqualTo(listed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "help nonsense -> ./rusuban",
        "nonsense -> ./rusuban",
        "nonsense --help -> ./rusuban",
        "settings nonsense --help -> ./rusuban settings",
        "chat help nonsense -> ./rusuban chat",
        "format nonsense -> ./rusuban format",
        "format --check -> ./rusuban format",
        "build nonsense -> ./rusuban build",
        "mutate core app -> ./rusuban mutate",
        "test --fats -> ./rusuban test",
        "test --fast -pl shared/core --al -> ./rusuban test",
      })
  void an_error_names_the_help_that_helps(String line) throws Exception {
    var parts = line.split(" -> ", -1);
    var said = run(words(parts[0]));
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .contains(" " + parts[1] + " --help で")
        .contains(parts[1] + " --help tells");
    assertThat(left()).doesNotContain("touched");
  }

  @Test
  void what_stands_behind_two_dashes_or_is_an_options_value_is_no_question() throws Exception {
    for (var line :
        List.of(
            List.of("settings", "apply", "x.json", "--by", "help"),
            List.of("chat", "export", "--", "--help"))) {
      assertThat(run(line).out()).as("%s", line).isEmpty();
    }
  }

  @Test
  void the_helps_that_are_kept_are_those_of_the_commands() throws IOException {
    var now = new LinkedHashMap<String, String>();
    for (var command : RusubanCli.commands(PROJECT).getSubcommands().values())
      now.putAll(sections(String.join("", CommandUsage.sections(command))));
    kept()
        .forEach(
            (name, text) -> {
              if (OF_THE_SCRIPT.contains(name) || name.startsWith("./rusuban bench"))
                now.put(name, text);
            });
    if ("write".equals(System.getProperty("rusuban.docs"))) write(now);
    assertThat(kept()).as(AFRESH).isEqualTo(now);
  }

  private static final String AFRESH = "docs/help.txt is made of the commands: ./rusuban docs";

  private static void write(Map<String, String> sections) throws IOException {
    Files.writeString(
        KEPT,
        sections.entrySet().stream()
            .map(it -> "== " + it.getKey() + "\n" + it.getValue())
            .collect(Collectors.joining()));
  }

  private static SequencedMap<String, String> kept() throws IOException {
    return sections(Files.readString(KEPT));
  }

  private static SequencedMap<String, String> sections(String text) {
    var sections = new LinkedHashMap<String, String>();
    for (String section : text.split("(?m)^== ", -1)) {
      var parts = section.split("\n", 2);
      if (!section.isEmpty()) sections.put(parts[0], parts[1]);
    }
    return sections;
  }

  static Stream<String> commands() throws IOException {
    return kept().keySet().stream().map(it -> it.substring("./rusuban ".length()));
  }

  private static List<String> words(String command) {
    return List.of(command.split(" ", -1));
  }

  private static List<String> with(List<String> words, String... more) {
    var line = new ArrayList<>(words);
    line.addAll(Arrays.asList(more));
    return line;
  }

  private List<String> left() throws IOException {
    try (var files = Files.list(home)) {
      return files.map(it -> it.getFileName().toString()).filter(it -> !it.equals("said")).toList();
    }
  }

  private Said run(List<String> arguments) throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of("/bin/sh", home.resolve("rusuban").toString()));
    line.addAll(arguments);
    Path said = Files.createDirectories(home.resolve("said"));
    var builder =
        new ProcessBuilder(line)
            .redirectOutput(said.resolve("out").toFile())
            .redirectError(said.resolve("err").toFile());
    builder.environment().keySet().removeIf(it -> it.startsWith("JAVA"));
    builder
        .environment()
        .merge("PATH", home.resolve("bin").toString(), (old, ours) -> ours + ":" + old);
    int code = builder.start().waitFor();
    return new Said(code, text(said.resolve("out")), text(said.resolve("err")));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
