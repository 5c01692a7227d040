package rusuban.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.core.ValidationProblem;
import rusuban.settings.SettingsDocument.Read;

/** Fuzz test of settings documents with any bytes; CONTRIBUTING explains fuzzing. */
@Tag("slow")
class SettingsFuzzTest {
  static Stream<Arguments> seeds() {
    return Stream.of(
            QuotedDocument.salon(),
            "",
            "\uFEFF{}",
            "{\"shop\":{\"name\":\"x\"},\"responseHours\":{\"weekdays\":{\"mon\":[\"10:00-25:00\"]}}}",
            "{\"keywordRules\":[{\"id\":\"a\",\"match\":{\"regex\":\"(a+)+[a-ん]\"},\"answer\":[\"{名前}\"]}]}",
            "{\"responseHours\":{\"timeZone\":\"Asia/Tokyo\",\"special\":[{\"date\":\"2026-12-31\"}]}}",
            "{\"followUps\":[{\"id\":\"x\",\"start\":\"follow\",\"due\":{\"sameDayAt\":\"20:00\"}}]}",
            "[".repeat(300))
        .map(text -> Arguments.of((Object) text.getBytes(UTF_8)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "3m")
  void any_document_is_good_or_bad(byte[] bytes) {
    var text = new String(bytes, UTF_8);
    switch (SettingsDocument.read(text)) {
      case Read.Good good -> assertThat(SettingsDocument.read(text)).isEqualTo(good);
      case Read.Bad(var problems) -> {
        assertThat(problems).isNotEmpty();
        problems.forEach(SettingsFuzzTest::assertSaid);
      }
    }
  }

  private static void assertSaid(ValidationProblem validationProblem) {
    assertThat(validationProblem.at()).isNotEmpty();
    assertThat(validationProblem.ja()).isNotEmpty();
    assertThat(validationProblem.en()).isNotEmpty();
  }
}
