package rusuban.core.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.keyword.MatchCondition.AllWords;
import rusuban.core.keyword.MatchCondition.Contains;
import rusuban.core.keyword.MatchCondition.Exact;
import rusuban.core.keyword.MatchCondition.Regex;
import rusuban.core.keyword.MatchCondition.StartsWith;

class KeywordMatcherTest {

  @ParameterizedTest
  @ValueSource(strings = {"よやく", "ヨヤク", "ﾖﾔｸ", "予約", "ｙｏｙａｋｕ", " よ や\u3000く ", "予\n約"})
  void one_rule_is_called_up_in_every_script(String text) {
    assertThat(numbers(text, contains("よやく", "予約", "yoyaku"))).containsExactly(0);
    assertThat(numbers("すみません、" + text + "したいです", contains("よやく", "予約", "yoyaku")))
        .containsExactly(0);
  }

  @Test
  void exact_takes_the_whole_text_only() {
    var rule = new Exact(List.of("メニュー", "料金"), List.of());
    assertThat(numbers("めにゅー", rule)).containsExactly(0);
    assertThat(numbers("料金", rule)).containsExactly(0);
    assertThat(numbers("料金は", rule)).isEmpty();
    assertThat(numbers("ご料金", rule)).isEmpty();
    assertThat(numbers("料金料金", rule)).isEmpty();
  }

  @Test
  void starts_with_takes_what_begins_with_a_word() {
    var rule = new StartsWith(List.of("予約", "キャンセル"), List.of());
    assertThat(numbers("予約したい", rule)).containsExactly(0);
    assertThat(numbers("ｷｬﾝｾﾙ", rule)).containsExactly(0);
    assertThat(numbers("昨日の予約", rule)).isEmpty();
  }

  @Test
  void all_words_takes_what_has_each_of_them_in_any_order() {
    var rule = new AllWords(List.of("予約", "変更"), List.of());
    assertThat(numbers("予約の変更", rule)).containsExactly(0);
    assertThat(numbers("変更したい、予約を", rule)).containsExactly(0);
    assertThat(numbers("予約", rule)).isEmpty();
    assertThat(numbers("変更", rule)).isEmpty();
  }

  @Test
  void an_exclusion_vetoes_wherever_it_stands() {
    var rules =
        List.<MatchCondition>of(
            new Exact(List.of("予約取消"), List.of("取消")),
            new Contains(List.of("予約"), List.of("取消", "ｷｬﾝｾﾙ")),
            new StartsWith(List.of("予約"), List.of("取消")),
            new AllWords(List.of("予約", "約"), List.of("消")),
            new Regex("予.", List.of("取消")));
    assertThat(numbers("予約取消", rules)).isEmpty();
    assertThat(numbers("予約", rules)).containsExactly(1, 2, 3, 4);
    assertThat(numbers("予約をキャンセル", rules)).containsExactly(2, 3, 4);
  }

  @Test
  void words_inside_words_and_across_words_are_all_found() {
    var rules =
        List.of(contains("abcd"), contains("bc"), contains("c"), contains("cde"), contains("x"));
    assertThat(numbers("abcde", rules)).containsExactly(0, 1, 2, 3);
    assertThat(numbers("abce", rules)).containsExactly(1, 2);
  }

  @Test
  void rules_come_in_order_of_priority_and_each_once() {
    var rules =
        List.of(
            new Regex("駐車", List.of()),
            contains("車", "駐車場"),
            new Exact(List.of("駐車場"), List.of()),
            new Regex("x", List.of()),
            contains("場", "駐", "車"));
    assertThat(numbers("駐車場", rules)).containsExactly(0, 1, 2, 4);
  }

  @Test
  void nothing_matches_an_empty_text_but_a_pattern_that_says_so() {
    assertThat(numbers("", contains("a"), new Regex("^$", List.of()))).containsExactly(1);
    assertThat(numbers("\uFE0F\u3000", contains("a"))).isEmpty();
    assertThat(numbers("a")).isEmpty();
  }

  @Test
  void words_are_found_among_emoji_bidi_marks_and_broken_characters() {
    assertThat(numbers("\u202E👨\u200D👩\u200D👧\uD842予\u200E約\uDFB7", contains("予約")))
        .containsExactly(0);
    assertThat(numbers("😀", contains("\uD83D\uDE01"))).isEmpty();
    assertThat(numbers("𠮷野家に行く", contains("吉野家"))).containsExactly(0);
    assertThat(numbers("あ".repeat(4_998) + "予約", contains("予約"))).containsExactly(0);
  }

  @Test
  void a_match_without_a_word_or_with_an_invisible_one_cannot_be_made() {
    assertThatThrownBy(() -> new Contains(List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Exact(List.of("\u3000"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Regex("a", List.of("\u200B")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(MatchCondition.checkWords(List.of("予約", " ", "\u3000"), "keywordRules[0].words"))
        .extracting(validationProblem -> validationProblem.at())
        .containsExactly("keywordRules[0].words[1]", "keywordRules[0].words[2]");
  }

  @Test
  void who_asks_past_the_last_rule_is_told_so() {
    var matches = compile(List.of(contains("a"))).matches(new NormalizedText("a")).iterator();
    assertThat(matches.next()).isZero();
    assertThat(matches.hasNext()).isFalse();
    assertThatThrownBy(matches::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void who_stops_at_the_first_rule_pays_for_no_other() {
    var rules = Collections.nCopies(10_000, (MatchCondition) contains("予約"));
    var search = compile(rules).search(new NormalizedText("予約したい"));
    assertThat(search.next()).isZero();
    assertThat(search.looked()).isEqualTo(1);
  }

  @Test
  void fifty_times_the_rules_cost_a_message_less_than_twice_the_work() {
    long few = 0;
    long many = 0;
    var small = compile(words(200));
    var large = compile(words(10_000));
    for (int seed = 0; seed < 500; seed++) {
      var text = new NormalizedText(sentence(new Random(seed)));
      few += work(small, text);
      many += work(large, text);
      // At any size of the rule set: one look-up per unit, and one more at most.
      int units = text.text().length();
      assertThat(large.search(text).lookups()).isBetween(units, 2 * units);
    }
    assertThat(many).isLessThan(2 * few);
  }

  @Test
  void a_rule_of_all_words_is_looked_at_for_its_rarest_word_only() {
    var rules =
        IntStream.range(0, 10_000)
            .mapToObj(i -> (MatchCondition) new AllWords(List.of("予約", "店" + i + "番"), List.of()))
            .toList();
    var search = compile(rules).search(new NormalizedText("店77番に予約したい"));
    assertThat(search.next()).isEqualTo(77);
    assertThat(search.hasNext()).isFalse();
    assertThat(search.looked()).isEqualTo(1);
  }

  @Test
  void the_longest_text_of_one_letter_is_one_pass_even_against_words_of_that_letter() {
    var rules =
        IntStream.rangeClosed(1, 300)
            .mapToObj(n -> (MatchCondition) contains("あ".repeat(n)))
            .toList();
    var search = compile(rules).search(new NormalizedText("あ".repeat(5_000)));
    assertThat(search.lookups()).isLessThanOrEqualTo(10_000);
    assertThat(search.looked()).isZero();
    assertThat(search.next()).isZero();
  }

  private static long work(KeywordMatcher<Integer> matcher, NormalizedText text) {
    var search = matcher.search(text);
    while (search.hasNext()) search.next();
    return search.lookups() + (long) search.looked();
  }

  private static List<MatchCondition> words(int rules) {
    var random = new Random(rules);
    var matches = new ArrayList<MatchCondition>();
    for (int i = 0; i < rules; i++) matches.add(contains(kana(random, 4 + random.nextInt(4))));
    return matches;
  }

  private static String sentence(Random random) {
    return kana(random, 10 + random.nextInt(50));
  }

  private static String kana(Random random, int length) {
    return random
        .ints(length, 'あ', 'ん')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Contains contains(String... words) {
    return new Contains(List.of(words), List.of());
  }

  private static List<Integer> numbers(String text, MatchCondition... rules) {
    return numbers(text, List.of(rules));
  }

  private static List<Integer> numbers(String text, List<? extends MatchCondition> rules) {
    var found = new ArrayList<Integer>();
    compile(rules).matches(new NormalizedText(text)).forEach(found::add);
    return found;
  }

  private static KeywordMatcher<Integer> compile(List<? extends MatchCondition> rules) {
    return KeywordMatcher.compile(
        IntStream.range(0, rules.size())
            .mapToObj(i -> new RuleEntry<>(i, (MatchCondition) rules.get(i)))
            .toList());
  }
}
