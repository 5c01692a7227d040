package rusuban.core.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.core.keyword.MatchCondition.AllWords;
import rusuban.core.keyword.MatchCondition.Contains;
import rusuban.core.keyword.MatchCondition.Exact;
import rusuban.core.keyword.MatchCondition.Regex;
import rusuban.core.keyword.MatchCondition.StartsWith;
import rusuban.core.keyword.RuleWarnings.NeverFires;

@Tag("property")
class KeywordMatcherPropertyTest {
  // Few letters, so that words often overlap, contain and begin one another.
  private static final List<String> LETTERS =
      List.of("あ", "ア", "ｱ", "b", "Ｂ", "が", "ｶﾞ", "𠮷", "ー", " ");

  @Test
  void the_engine_agrees_with_asking_every_rule_every_word() {
    for (int seed = 0; seed < 20_000; seed++) {
      var random = new Random(seed);
      var rules = rules(random, random.nextInt(12));
      var text = new NormalizedText(letters(random, random.nextInt(14)));
      assertThat(found(compile(rules), text))
          .as("seed %d: %s on %s", seed, rules, text)
          .isEqualTo(obvious(rules, text.text()));
    }
  }

  @Test
  void the_engine_agrees_with_the_obvious_on_large_rule_sets_too() {
    for (int seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      var rules = rules(random, seed < 18 ? 200 : 10_000);
      var matcher = compile(rules);
      for (int i = 0; i < 10; i++) {
        var text = new NormalizedText(letters(random, random.nextInt(i < 9 ? 30 : 500)));
        assertThat(found(matcher, text)).as("seed " + seed).isEqualTo(obvious(rules, text.text()));
      }
    }
  }

  @Test
  void a_word_is_found_in_any_width_kana_case_and_spacing() {
    var words = List.of("よやく", "パーマ", "カラー", "ヴィンテージ", "Cut", "ＷｉＦｉ", "ガレージ", "2名", "キャンセル", "ぐっど");
    for (int seed = 0; seed < 20_000; seed++) {
      var random = new Random(seed);
      var word = words.get(random.nextInt(words.size()));
      var text = "本日、" + Variants.of(word, random) + "。お願い";
      var rule = new Contains(List.of(Variants.of(word, random)), List.of());
      assertThat(found(compile(List.of(rule)), new NormalizedText(text)))
          .as("seed %d: %s in %s", seed, word, text)
          .containsExactly(0);
    }
  }

  @Test
  void a_rule_said_never_to_fire_never_does() {
    int warned = 0;
    for (int seed = 0; seed < 2_000; seed++) {
      var random = new Random(seed);
      var rules = rules(random, 2 + random.nextInt(6));
      var sometimes = new HashSet<Integer>();
      for (int i = 0; i < rules.size(); i++) if (random.nextInt(4) == 0) sometimes.add(i);
      var dead =
          RuleWarnings.find(entries(rules), rule -> !sometimes.contains(rule)).stream()
              .map(NeverFires::rule)
              .toList();
      warned += dead.size();
      var matcher = compile(rules);
      for (int i = 0; i < 30; i++) {
        var taken = found(matcher, new NormalizedText(letters(random, random.nextInt(10))));
        // The best case for a dead rule: of the others, only rules that are always active work.
        for (int rule : dead)
          assertThat(taken.stream().filter(r -> r == rule || !sometimes.contains(r)).findFirst())
              .as("seed %d: %s", seed, rules)
              .isNotEqualTo(Optional.of(rule));
      }
    }
    assertThat(warned).isGreaterThan(500);
  }

  /** Returns the matching rules by a second implementation, slow and close to the definition. */
  private static List<Integer> obvious(List<MatchCondition> rules, String text) {
    return IntStream.range(0, rules.size()).filter(i -> takes(rules.get(i), text)).boxed().toList();
  }

  private static boolean takes(MatchCondition matchCondition, String text) {
    if (matchCondition.exclusions().stream().map(TextNormalizer::fold).anyMatch(text::contains))
      return false;
    return switch (matchCondition) {
      case Exact(var words, _) -> folded(words).anyMatch(text::equals);
      case Contains(var words, _) -> folded(words).anyMatch(text::contains);
      case StartsWith(var words, _) -> folded(words).anyMatch(text::startsWith);
      case AllWords(var words, _) -> folded(words).allMatch(text::contains);
      case Regex(var pattern, _) -> Pattern.compile(pattern).matcher(text).find();
      case MatchCondition.Postback _ -> false;
    };
  }

  private static Stream<String> folded(List<String> words) {
    return words.stream().map(TextNormalizer::fold);
  }

  private static List<Integer> found(KeywordMatcher<Integer> matcher, NormalizedText text) {
    var found = new ArrayList<Integer>();
    matcher.matches(text).forEach(found::add);
    return found;
  }

  private static KeywordMatcher<Integer> compile(List<MatchCondition> rules) {
    return KeywordMatcher.compile(entries(rules));
  }

  private static List<RuleEntry<Integer>> entries(List<MatchCondition> rules) {
    return IntStream.range(0, rules.size())
        .mapToObj(i -> new RuleEntry<>(i, rules.get(i)))
        .toList();
  }

  private static List<MatchCondition> rules(Random random, int size) {
    return Stream.generate(() -> rule(random)).limit(size).toList();
  }

  private static MatchCondition rule(Random random) {
    var exclusions = random.nextInt(3) == 0 ? words(random, 2) : List.<String>of();
    return switch (random.nextInt(random.nextInt(10) == 0 ? 5 : 4)) {
      case 0 -> new Exact(words(random, 3), exclusions);
      case 1 -> new Contains(words(random, 3), exclusions);
      case 2 -> new StartsWith(words(random, 3), exclusions);
      case 3 -> new AllWords(words(random, 3), exclusions);
      default ->
          new Regex(List.of("あ.b", "^が", "b$", "吉+", "[あb]{2}").get(random.nextInt(5)), exclusions);
    };
  }

  private static List<String> words(Random random, int most) {
    Supplier<String> word = () -> letters(random, 1 + random.nextInt(4));
    return Stream.generate(word)
        .filter(w -> !TextNormalizer.fold(w).isEmpty())
        .limit(1 + random.nextInt(most))
        .toList();
  }

  private static String letters(Random random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) text.append(LETTERS.get(random.nextInt(LETTERS.size())));
    return text.toString();
  }

  /** Other spellings of a word, one letter at a time. */
  private static final class Variants {
    private static final String HIRAGANA = "がぎぐかきくけやよるれっどてのぱまらゔぃ";
    private static final List<UnaryOperator<String>> WAYS =
        List.of(
            UnaryOperator.identity(),
            String::toUpperCase,
            String::toLowerCase,
            Variants::katakana,
            Variants::fullWidth,
            letter -> Normalizer.normalize(letter, Normalizer.Form.NFD),
            letter -> letter + " ",
            letter -> letter + "\u3000",
            letter -> letter + "\u200B");

    static String of(String word, Random random) {
      var text = new StringBuilder();
      for (int c : word.codePoints().toArray())
        text.append(WAYS.get(random.nextInt(WAYS.size())).apply(Character.toString(c)));
      return text.toString();
    }

    private static String katakana(String letter) {
      return HIRAGANA.contains(letter) ? Character.toString(letter.codePointAt(0) + 0x60) : letter;
    }

    private static String fullWidth(String letter) {
      int c = letter.codePointAt(0);
      return c > 0x20 && c < 0x7F ? Character.toString(c + 0xFEE0) : letter;
    }
  }
}
