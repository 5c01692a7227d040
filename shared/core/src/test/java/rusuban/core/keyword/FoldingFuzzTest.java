package rusuban.core.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.core.keyword.Match.Regex;

/**
 * Any bytes at all, as a customer's text and as an owner's pattern; CONTRIBUTING says how to fuzz.
 */
class FoldingFuzzTest {
  static Stream<Arguments> seeds() {
    return Stream.concat(
            Stream.of(
                "よやく", "ｶﾞ\u3099ゝ", "👨\u200D👩🏽", "\uD800\u200D\uDC00", "\u202Eあ゛ー〜", "㍿ İß"),
            HostilePatterns.first(60).stream())
        .map(text -> Arguments.of((Object) bytes(text)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "3m")
  void any_text_is_folded_once_and_for_all(byte[] units) {
    var text = text(units);
    var folded = Folding.fold(text);
    assertThat(Folding.fold(folded)).isEqualTo(folded);
    assertThat(folded).hasSizeLessThanOrEqualTo(Folding.MAX_UNITS);
    var apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    if (Math.max(text.length(), apart.length()) <= 2 * Folding.MAX_UNITS)
      assertThat(Folding.fold(apart)).isEqualTo(folded);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "3m")
  void any_pattern_is_refused_or_finds_or_does_not(byte[] units) {
    var pattern = text(units);
    assertThat(Regex.warnings(pattern, "at")).allMatch(problem -> !problem.en().isEmpty());
    if (Regex.check(pattern, "at").isEmpty())
      assertThat(FoldedRegex.compile(pattern).matcher(Folding.fold(pattern)).find())
          .isIn(true, false);
  }

  /** Every two bytes are a UTF-16 unit, so that halves of pairs come as they are. */
  private static String text(byte[] units) {
    return ByteBuffer.wrap(units).asCharBuffer().toString();
  }

  private static byte[] bytes(String text) {
    var bytes = ByteBuffer.allocate(text.length() * 2);
    text.chars().forEach(unit -> bytes.putChar((char) unit));
    return bytes.array();
  }
}
