package rusuban.core.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.core.keyword.MatchCondition.Regex;

/** Fuzz test of owners' patterns with any bytes; CONTRIBUTING explains fuzzing. */
@Tag("slow")
class RegexFuzzTest {
  static Stream<Arguments> seeds() {
    return HostilePatterns.first(60).stream()
        .map(pattern -> Arguments.of((Object) FoldingFuzzTest.bytes(pattern)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "3m")
  void any_pattern_is_refused_or_finds_or_does_not(byte[] units) {
    var pattern = FoldingFuzzTest.text(units);
    assertThat(Regex.warnings(pattern, "at"))
        .allMatch(validationProblem -> !validationProblem.en().isEmpty());
    if (Regex.check(pattern, "at").isEmpty())
      assertThat(NormalizedRegex.compile(pattern).matcher(TextNormalizer.fold(pattern)).find())
          .isIn(true, false);
  }
}
