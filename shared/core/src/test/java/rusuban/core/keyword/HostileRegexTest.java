package rusuban.core.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.keyword.MatchCondition.Regex;

/** Tests that each pattern is refused on save or harmless for all texts of customers. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileRegexTest {
  private static final Duration MOST = Duration.ofMillis(50);

  /** Texts of the maximum length; each keeps different patterns busy to the end. */
  private static final List<NormalizedText> TEXTS =
      List.of(
          new NormalizedText("a".repeat(5_000)),
          new NormalizedText("a".repeat(4_999) + "!"),
          new NormalizedText("aあb1".repeat(1_250)),
          new NormalizedText("あ".repeat(5_000)),
          new NormalizedText("ax,".repeat(1_666)),
          new NormalizedText("🍣".repeat(2_500)),
          new NormalizedText("\uD800".repeat(5_000)));

  @Test
  void five_hundred_hostile_patterns_are_refused_or_matched_within_50_ms() {
    var patterns = HostilePatterns.first(500);
    assertThat(patterns).hasSize(500);
    long allowed = patterns.stream().filter(HostileRegexTest::isRefusedOrHarmless).count();
    assertThat(allowed).as("patterns that are allowed").isBetween(50L, 450L);
  }

  private static boolean isRefusedOrHarmless(String pattern) {
    CpuTimeLimit.assertWithin(MOST, "saving " + pattern, () -> save(pattern));
    if (Regex.check(pattern, "at").isPresent()) return false;
    assertThat(NormalizedRegex.compile(pattern).programSize()).as(pattern).isLessThanOrEqualTo(300);
    var matcher =
        KeywordMatcher.compile(List.of(new RuleEntry<>(1, new Regex(pattern, List.of()))));
    for (var text : TEXTS)
      CpuTimeLimit.assertWithin(
          MOST,
          "matching " + pattern,
          () -> assertThat(matcher.matches(text)).hasSizeBetween(0, 1));
    return true;
  }

  private static void save(String pattern) {
    Regex.check(pattern, "at");
    Regex.warnings(pattern, "at");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a-ん]",
        "[Ａ-ん]",
        "x[^0a-熙]y",
        "[]-ん]",
        "(?i)[b-힣]{3}",
        "\\x{1c80}",
        "[\\x{1C88}]",
        "[\\101-ん]",
        "[\\x41-ん]",
        "[\\]-ん]",
        "\\Q[\\E[a-ん]",
        "[a-\\x{ffff}",
      })
  void a_range_over_letters_that_never_end_is_refused_with_what_to_do(String pattern) {
    assertThat(Regex.check(pattern, "at"))
        .hasValueSatisfying(
            validationProblem -> {
              assertThat(validationProblem.at()).isEqualTo("at");
              assertThat(validationProblem.ja()).contains("[a-zぁ-ん一-龠]");
              assertThat(validationProblem.en()).contains("[a-zぁ-ん一-龠]");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a-zぁ-ん一-龠]",
        "[^ -~]",
        "[ -\uD83C\uDC00]",
        "\\Q[a-ん]\\E",
        "\\[a-ん\\]",
        "[an-]ん",
        "ᲀ",
        "[ᲀ]",
        "[\\x{0}-\\x{10ffff}]",
      })
  void what_has_no_such_range_is_allowed(String pattern) {
    assertThat(Regex.check(pattern, "at")).isEmpty();
  }

  /** Hangs if a newer JDK knows newer letters; then Re2jCaseFoldGuard must name them as well. */
  @ParameterizedTest
  @ValueSource(
      strings = {"[\\x{41}-\\x{1c7f}]", "[\\x{1c89}-\\x{1044f}]", "[\\x{10450}-\\x{10ffff}]"})
  @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void all_other_letters_end(String pattern) {
    assertThat(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).programSize()).isPositive();
  }
}
