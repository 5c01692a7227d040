package rusuban.core.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzz test of texts and patterns with any bytes; CONTRIBUTING explains fuzzing. */
@Tag("slow")
class FoldingFuzzTest {
  static Stream<Arguments> seeds() {
    return Stream.of(
            "よやく",
            "ｶﾞ\u3099ゝ",
            "👨\u200D👩🏽",
            "\uD800\u200D\uDC00",
            "\u202Eあ゛ー〜",
            "㍿ İß",
            "´¸".repeat(40))
        .map(text -> Arguments.of((Object) bytes(text)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "3m")
  void any_text_is_folded_once_and_for_all(byte[] units) {
    var text = text(units);
    var folded = TextNormalizer.fold(text);
    assertThat(TextNormalizer.fold(folded)).isEqualTo(folded);
    var apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    assertThat(TextNormalizer.fold(apart)).isEqualTo(folded);
  }

  /** Returns a text with one UTF-16 unit for two bytes, so that lone surrogates occur. */
  static String text(byte[] units) {
    return ByteBuffer.wrap(units).asCharBuffer().toString();
  }

  static byte[] bytes(String text) {
    var bytes = ByteBuffer.allocate(text.length() * 2);
    text.chars().forEach(unit -> bytes.putChar((char) unit));
    return bytes.array();
  }
}
