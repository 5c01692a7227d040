package rusuban.local;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the Markdown documents: one language a file, the same commands, links that work. */
class DocumentsTest {
  private static final Path PROJECT =
      Path.of(System.getProperty("user.dir")).resolve("../..").normalize();

  private static final int WIDTH = 120;
  private static final Pattern JAPANESE =
      Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  @ParameterizedTest
  @ValueSource(strings = {"README", "docs/deploy"})
  void both_languages_have_the_same_commands_in_the_same_order(String name) {
    var english = commands(name + ".md");
    assertThat(english).hasSizeGreaterThan(10).isEqualTo(commands(name + ".ja.md"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"README", "docs/deploy", "docs/settings"})
  void both_languages_link_to_each_other_and_have_as_many_sections(String name) {
    var file = PROJECT.resolve(name).getFileName();
    assertThat(lines(name + ".md").get(2)).contains("[日本語](" + file + ".ja.md)");
    assertThat(lines(name + ".ja.md").get(2)).contains("[English](" + file + ".md)");
    assertThat(headings(name + ".md")).hasSameSizeAs(headings(name + ".ja.md"));
  }

  @Test
  void the_readmes_name_commands_that_exist() {
    var known = lines("docs/help.txt").stream().filter(line -> line.startsWith("== ")).toList();
    assertThat(commands("README.md"))
        .filteredOn(line -> line.startsWith("./rusuban "))
        .allSatisfy(line -> assertThat(known).contains("== ./rusuban " + line.split(" ", -1)[1]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.ja.md"})
  void the_readmes_name_folders_that_exist(String name) {
    var named =
        lines(name).stream()
            .filter(line -> line.startsWith("| `"))
            .flatMap(
                line -> Pattern.compile("`([^`]+)`").matcher(line.split("\\|", -1)[1]).results())
            .map(found -> found.group(1))
            .toList();
    assertThat(named)
        .hasSizeGreaterThan(10)
        .allSatisfy(path -> assertThat(PROJECT.resolve(path)).exists());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_link_leads_to_a_file(String name) {
    var folder = PROJECT.resolve(name).resolveSibling(".");
    assertThat(prose(name).flatMap(line -> LINK.matcher(line).results()).map(link -> link.group(1)))
        .allSatisfy(path -> assertThat(folder.resolve(path).normalize()).exists());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void headings_are_in_one_language(String name) {
    if (!name.endsWith(".ja.md"))
      assertThat(headings(name)).noneMatch(heading -> JAPANESE.matcher(heading).find());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void a_line_of_prose_is_short(String name) {
    assertThat(prose(name).filter(line -> !line.strip().startsWith("|")))
        .noneMatch(line -> line.codePointCount(0, line.length()) > WIDTH);
  }

  static List<String> documents() throws IOException {
    try (var top = Files.list(PROJECT);
        var docs = Files.walk(PROJECT.resolve("docs"))) {
      return Stream.concat(top, docs)
          .map(file -> PROJECT.relativize(file).toString())
          .filter(name -> name.endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  /** Returns the commands in code blocks, without comments. */
  private static List<String> commands(String name) {
    return split(name, true)
        .map(line -> line.replaceFirst("\\s+#.*", "").strip())
        .filter(not(String::isEmpty))
        .toList();
  }

  private static List<String> headings(String name) {
    return prose(name).filter(line -> line.startsWith("#")).toList();
  }

  private static Stream<String> prose(String name) {
    return split(name, false);
  }

  private static Stream<String> split(String name, boolean inCode) {
    var found = new ArrayList<String>();
    var code = false;
    for (var line : lines(name)) {
      if (line.strip().startsWith("```")) code = !code;
      else if (code == inCode) found.add(line);
    }
    return found.stream();
  }

  private static List<String> lines(String name) {
    try {
      return Files.readAllLines(PROJECT.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }
}
