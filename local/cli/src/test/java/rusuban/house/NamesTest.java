package rusuban.house;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One simple name stands for one type in the whole repository (docs/glossary.md). */
class NamesTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  /** The types of the sources: those of their own files, and those nested in them. */
  private record Types(Map<String, List<String>> topLevel, Set<String> nested) {}

  private static Types types = new Types(Map.of(), Set.of());

  /** Parses all sources once. */
  @BeforeAll
  static void parse() throws IOException {
    types = types();
  }

  @Test
  void one_simple_name_is_one_type() {
    assertThat(types.topLevel()).hasSizeGreaterThan(500);
    assertThat(types.topLevel().entrySet()).allSatisfy(it -> assertThat(it.getValue()).hasSize(1));
  }

  /** A variant of a sealed type is named with its type, as in {@code SendResult.Accepted}. */
  @Test
  void a_nested_type_has_no_name_of_another_file() {
    assertThat(types.nested()).hasSizeGreaterThan(200);
    assertThat(types.nested()).doesNotContainAnyElementsOf(types.topLevel().keySet());
  }

  @Test
  void no_package_has_more_than_20_types() throws IOException {
    assertThat(crowded("/src/main/java/rusuban/")).isEmpty();
    assertThat(crowded("/java/planted/")).containsExactly("crowded");
  }

  /** Returns the names of the folders under this path with more than 20 source files. */
  private static List<String> crowded(String path) throws IOException {
    try (var all = Files.walk(HOME)) {
      return all.filter(Files::isDirectory)
          .filter(
              folder -> (folder + "/").contains(path) && !folder.toString().contains("/target/"))
          .filter(folder -> sources(folder) > 20)
          .map(folder -> folder.getFileName().toString())
          .toList();
    }
  }

  private static long sources(Path folder) {
    var files = folder.toFile().list((_, name) -> name.endsWith(".java"));
    return files == null
        ? 0
        : Stream.of(files).filter(it -> !it.equals("package-info.java")).count();
  }

  private static Types types() throws IOException {
    var nested = new HashSet<String>();
    var topLevel = new ArrayList<Path>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var sources = files.getJavaFileObjectsFromPaths(sources());
      var task = (JavacTask) compiler.getTask(null, files, null, List.of(), null, sources);
      for (var unit : task.parse()) {
        topLevel.add(Path.of(unit.getSourceFile().toUri()));
        for (var type : unit.getTypeDecls())
          if (type instanceof ClassTree outer) collectNested(outer, nested);
      }
    }
    var byName =
        topLevel.stream()
            .collect(
                groupingBy(
                    file -> file.getFileName().toString().replace(".java", ""),
                    mapping(file -> HOME.relativize(file).toString(), toList())));
    return new Types(byName, nested);
  }

  private static void collectNested(ClassTree outer, Set<String> names) {
    for (var member : outer.getMembers()) {
      if (!(member instanceof ClassTree type)) continue;
      if (!type.getModifiers().getFlags().contains(Modifier.PRIVATE))
        names.add(type.getSimpleName().toString());
      collectNested(type, names);
    }
  }

  private static List<Path> sources() throws IOException {
    try (var all = Files.walk(HOME)) {
      return all.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/"))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> !file.toString().contains("/java/planted/"))
          .filter(file -> !file.getFileName().toString().equals("package-info.java"))
          .toList();
    }
  }
}
