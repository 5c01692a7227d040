package rusuban.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("rusuban");

  private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted");

  static Stream<String> rules() {
    return ArchitectureRules.of("any").keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_house_keeps_the_rule(String name) {
    rule("rusuban", name).check(PRODUCT);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_planted_violation_breaks_the_rule(String name) {
    var result = rule("planted", name).allowEmptyShould(false).evaluate(PLANTED);
    assertThat(result.hasViolation()).as(name).isTrue();
  }

  private static ArchRule rule(String root, String name) {
    var rule = ArchitectureRules.of(root).get(name);
    if (rule == null) throw new IllegalArgumentException(name);
    return rule;
  }
}
