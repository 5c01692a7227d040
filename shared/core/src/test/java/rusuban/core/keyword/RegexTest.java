package rusuban.core.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.ValidationProblem;
import rusuban.core.keyword.MatchCondition.Regex;

class RegexTest {
  private static final String AT = "keywordRules[3].pattern";

  @ParameterizedTest(name = "{0} finds {1}")
  @CsvSource({
    "ヨヤク|予約, ﾖﾔｸしたい",
    "予約, ご 予 約",
    "'^[ァ-ヶー]+$', ラーメン",
    "'^[ァ-ヶー]+$', ヴヶ",
    "1ヶ月, １ケ月",
    "LINE ?Pay, LINEPay",
    "[０-９]+名, ４名",
    "（税込）, 1000円（税込）",
    "いくら？, いくら?",
    "\\（税, (税込)",
    "\\Q（税込）\\E.名, （税込）1名",
    "\\Q（税込, (税込)",
    "\\Qa\\E（税）, a(税)",
    "\\\\Q（税, \\q(税",
    "'^\\d{2,4}-\\d{2,4}-\\d{4}$', 03−1234−5678",
    "髙橋, 高橋様",
    "⻑さ, 長さ",
    "長さ, ⻑さ",
    "'^1\uFE0F\u20E3$', 1",
    "'^1$', 1\uFE0F\u20E3",
    "❤\uFE0F+, ❤❤",
    "予\u200D約, 予約",
    "❶, ①",
    "^よやく$, ' よやく\n'",
  })
  void a_pattern_as_an_owner_writes_it_finds_the_text_as_a_customer_does(
      String pattern, String text) {
    assertThat(Regex.check(pattern, AT)).isEmpty();
    assertThat(finds(pattern, text)).isTrue();
  }

  @ParameterizedTest(name = "{0} does not find {1}")
  @CsvSource({
    "\uFE0F, 予約",
    "税|\uFE0F, 予約",
    "[\uFE0F], 予約",
    "\\\uFE0Fd, 1",
    "^予約$, 予約したい",
    "い.ら？, いくら",
    "（税）, 税",
    "\\D, 123",
    "よやく, 予約",
    "^[ァ-ヶ]$, ㄅ"
  })
  void a_pattern_finds_nothing_else(String pattern, String text) {
    assertThat(finds(pattern, text)).isFalse();
  }

  @Test
  void a_pattern_may_have_200_characters() {
    assertThat(Regex.check("あ".repeat(200), AT)).isEmpty();
    assertThat(Regex.check("あ".repeat(201), AT)).hasValueSatisfying(p -> says(p, "200", "201"));
  }

  @Test
  void a_pattern_may_have_300_instructions() {
    assertThat(NormalizedRegex.compile("a{298}").programSize()).isEqualTo(300);
    assertThat(Regex.check("a{299}", AT)).hasValueSatisfying(p -> says(p, "300", "301"));
  }

  @Test
  void what_may_be_far_too_large_is_refused_by_the_estimate_and_not_built() {
    assertThat(Regex.check("(?:){1000}", AT)).hasValueSatisfying(p -> says(p, "300", "1002"));
    assertThat(Regex.check("(?:){1000}(?:){1000}", AT))
        .hasValueSatisfying(p -> says(p, "300", "16007"));
  }

  @Test
  void an_empty_pattern_is_refused() {
    assertThat(Regex.check("", AT)).hasValueSatisfying(p -> says(p, "1", "0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{100}){100}){100}",
        "(a{2}){3}",
        "(?:x(?:y{1,2}z)*){5}",
        "([^]{}]{2}|b){2,}",
        "\\pL{50}(?i){50}",
        "a{50}\\Q\\E{50}",
        "(あ{２}){３}",
        "((a{1000}){1000}){1000}b",
      })
  void a_counted_repeat_inside_another_is_refused(String pattern) {
    assertThat(Regex.check(pattern, AT))
        .hasValueSatisfying(p -> assertThat(p.en()).contains("inside another"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a{1000}", "(a|b|c|d){300}", "(a?){400}", "[あ-ん]{600}", "\\pL{999}x{999}"})
  void a_pattern_whose_program_is_too_large_is_refused(String pattern) {
    assertThat(Regex.check(pattern, AT))
        .hasValueSatisfying(p -> assertThat(p.ja() + p.en()).contains("300命令", "at most 300"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[あ", "a**", "\\", "(?<=a)b", "(a)\\1", "*", "[z-a]", "a{3}{3}"})
  void what_RE2_cannot_read_is_refused(String pattern) {
    assertThat(Regex.check(pattern, AT)).isPresent();
    var match = new Regex(pattern, List.of());
    assertThatThrownBy(() -> KeywordMatcher.compile(List.of(new RuleEntry<>(1, match))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a{50}\\E{50}",
        "a{50}(?i){50}",
        "a{50}(?i-s){50}",
        "(?:a{50}){50}",
        "(?P<n>a{50}){50}",
        "(?:){50}(?:[a]{600})",
        "あ{９００}",
        "([あ-ん]{９９９}ー){９９９}",
        "\\Qa\\E{600}",
        "\\pL{600}",
        "\\p{L}{600}",
        "\\x{3042}{600}",
        "[]]{600}",
        "[[:alpha:]]{600}",
        "[^\\]]{600}",
      })
  void no_way_of_writing_a_count_evades_the_limit(String pattern) {
    assertThat(Regex.check(pattern, AT)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "a{", "a{x}", "a{,3}", "\\Qa{2}{3}\\E", "[{2}{3}]", "\\{2}\\{3}", "(?i)よやく"})
  void braces_that_do_not_count_are_allowed(String pattern) {
    assertThat(Regex.check(pattern, AT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 3",
    "a, 4",
    "ab, 5",
    "a*, 6",
    "a*{2}, 15",
    "a{x}, 7",
    "a|b, 7",
    "(a), 7",
    "a{3}, 14",
    "ba{3}, 15",
    "(a{3}){2}, 37",
  })
  void the_size_is_estimated_from_what_is_repeated(String pattern, int instructions) {
    assertThat(RegexSize.of(pattern).instructions()).isEqualTo(instructions);
  }

  @ParameterizedTest(name = "{0} is like {1}")
  @CsvSource({
    "[ab]x, bx",
    "[]]x, bx",
    "[^]]x, bx",
    "[^a]x, bx",
    "[[:alpha:]b]x, bx",
    "[[:]x, bx",
    "[\\]b]x, bx",
    "[\\p{L}b]x, bx",
    "[ab, b",
    "\\dx, bx",
    "\\p{L}x, bx",
    "\\P{L}x, bx",
    "\\x{3042}x, bx",
    "\\d{2}, b{2}",
    "\\Qab\\Ex, abx",
    "\\Qab, ab",
    "(?i)x, x",
    "(ab, (ab)",
    "ab), ab",
    "a{0}, a{1}",
    "'a{3,}', a{4}",
    "'a{2,5}', a{5}",
    "'a{5,2}', a{5}",
  })
  void it_counts_what_is_repeated_and_not_how_it_is_written(String pattern, String like) {
    assertThat(RegexSize.of(pattern)).isEqualTo(RegexSize.of(like));
  }

  @ParameterizedTest
  @CsvSource({"お 名前", "お\u3000名前", "'お\t名前'", "お\u0001名前", "a\\sb", "㍿", "よやく|", "a*"})
  void what_never_or_always_matches_is_pointed_out(String pattern) {
    assertThat(Regex.warnings(pattern, AT)).hasSize(1).allMatch(p -> p.at().equals(AT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ヨヤク|予約", "^$", "[ァ-ヶ]+", "LINE", "（"})
  void what_can_match_is_not_pointed_out(String pattern) {
    assertThat(Regex.warnings(pattern, AT)).isEmpty();
  }

  @Test
  @Tag("property")
  void the_size_is_never_estimated_below_the_program_that_RE2_makes() {
    for (int seed = 0; seed < 20_000; seed++) {
      var pattern = HostilePatterns.any(new Random(seed));
      var size = RegexSize.of(pattern);
      if (size.instructions() > 20_000) continue;
      try {
        int program = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).programSize();
        assertThat(size.instructions())
            .as("seed %d: %s", seed, pattern)
            .isGreaterThanOrEqualTo(program);
      } catch (PatternSyntaxException _) {
        assertThat(Regex.check(pattern, AT)).as("seed %d: %s", seed, pattern).isPresent();
      }
    }
  }

  @Test
  void a_mark_that_vanishes_is_pointed_out_only_where_it_leans_on_no_letter() {
    assertThat(Regex.warnings("1\uFE0F\u20E3", AT)).isEmpty();
    assertThat(Regex.warnings("(\uFE0F)", AT)).hasSize(1);
  }

  @Test
  void a_pattern_finds_a_word_behind_all_that_a_customer_can_send() {
    var most = new ArrayList<RuleEntry<Integer>>();
    most.add(new RuleEntry<>(1, new Regex("料.?金", List.of())));
    for (int i = 2; i < 5; i++)
      most.add(new RuleEntry<>(i, new Regex("x{" + (240 - i) + "}", List.of())));
    var text = new NormalizedText("あ".repeat(19_990) + "料金");
    assertThat(KeywordMatcher.compile(most).matches(text)).containsExactly(1);
  }

  @Test
  void a_small_pattern_looks_at_a_whole_webhook_and_large_ones_only_at_its_beginning() {
    var far = new NormalizedText("あ".repeat(600_000) + "料金");
    var small = new RuleEntry<>(1, new Regex("料金", List.of()));
    assertThat(KeywordMatcher.compile(List.of(small)).matches(far)).containsExactly(1);
    var large = new RuleEntry<>(2, new Regex("x{290}", List.of()));
    assertThat(KeywordMatcher.compile(List.of(small, large)).matches(far)).isEmpty();
  }

  private static boolean finds(String pattern, String text) {
    var entry = new RuleEntry<>(1, new Regex(pattern, List.of()));
    return KeywordMatcher.compile(List.of(entry))
        .matches(new NormalizedText(text))
        .iterator()
        .hasNext();
  }

  private static void says(ValidationProblem validationProblem, String limit, String value) {
    assertThat(validationProblem.at()).isEqualTo(AT);
    assertThat(validationProblem.ja()).contains(limit, value);
    assertThat(validationProblem.en()).contains(limit, value);
  }
}
