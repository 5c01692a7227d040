package rusuban.core.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rusuban.core.keyword.MatchCondition.AllWords;
import rusuban.core.keyword.MatchCondition.Contains;
import rusuban.core.keyword.MatchCondition.Exact;
import rusuban.core.keyword.MatchCondition.Regex;
import rusuban.core.keyword.MatchCondition.StartsWith;
import rusuban.core.keyword.RuleWarnings.NeverFires;

class RuleWarningsTest {
  private static final List<String> NONE = List.of();
  private static final MatchCondition BOOKING = new Contains(List.of("予約"), NONE);

  @Test
  void a_rule_after_one_that_contains_a_part_of_its_word_never_fires() {
    assertThat(dead(BOOKING, new Contains(List.of("予約変更"), NONE))).containsExactly(by(1, 0));
    assertThat(dead(BOOKING, new Exact(List.of("予約"), NONE))).containsExactly(by(1, 0));
    assertThat(dead(BOOKING, new StartsWith(List.of("ご予約"), NONE))).containsExactly(by(1, 0));
    assertThat(dead(BOOKING, new AllWords(List.of("変更", "予約"), NONE))).containsExactly(by(1, 0));
  }

  @Test
  void words_are_compared_folded() {
    assertThat(dead(new Contains(List.of("ﾊﾟｰﾏ"), NONE), new Exact(List.of("ぱーま"), NONE)))
        .containsExactly(by(1, 0));
  }

  @Test
  void a_rule_before_the_broader_one_is_alive() {
    assertThat(dead(new Contains(List.of("予約変更"), NONE), BOOKING)).isEmpty();
  }

  @Test
  void a_rule_with_one_word_of_its_own_is_alive() {
    assertThat(dead(BOOKING, new Contains(List.of("予約変更", "変更"), NONE))).isEmpty();
  }

  @Test
  void several_rules_together_can_take_everything() {
    assertThat(
            dead(
                BOOKING,
                new Contains(List.of("料金"), NONE),
                new Contains(List.of("予約表", "料金表"), NONE)))
        .containsExactly(by(2, 0, 1));
  }

  @Test
  void an_exclusion_of_the_earlier_rule_leaves_room() {
    var booking = new Contains(List.of("予約"), List.of("取消"));
    assertThat(dead(booking, new Contains(List.of("予約変更"), NONE))).isEmpty();
    assertThat(dead(booking, new Exact(List.of("予約変更"), NONE))).containsExactly(by(1, 0));
    assertThat(dead(booking, new Exact(List.of("予約取消"), NONE))).isEmpty();
  }

  @Test
  void exact_and_starts_with_do_not_take_longer_texts() {
    assertThat(dead(new Exact(List.of("予約"), NONE), BOOKING)).isEmpty();
    assertThat(dead(new StartsWith(List.of("予約"), NONE), BOOKING)).isEmpty();
    assertThat(dead(new StartsWith(List.of("予約"), NONE), new StartsWith(List.of("予約表"), NONE)))
        .containsExactly(by(1, 0));
  }

  @Test
  void a_pattern_takes_the_exact_words_it_finds() {
    var any = new Regex("予|料", NONE);
    assertThat(dead(any, new Exact(List.of("料金"), NONE))).containsExactly(by(1, 0));
    assertThat(dead(any, BOOKING, new Regex("予", NONE))).isEmpty();
  }

  @Test
  void a_rule_whose_exclusions_veto_its_own_words_never_fires() {
    assertThat(dead(new Contains(List.of("予約"), List.of("約")))).containsExactly(by(0));
    assertThat(dead(new AllWords(List.of("予約", "表"), List.of("約")))).containsExactly(by(0));
    assertThat(dead(new Contains(List.of("予約", "予定"), List.of("約")))).isEmpty();
  }

  @Test
  void words_of_one_rule_are_never_read_as_one_word() {
    assertThat(dead(new Contains(List.of("ab"), NONE), new AllWords(List.of("a", "b"), NONE)))
        .isEmpty();
  }

  @Test
  void only_a_rule_that_is_always_active_takes_everything() {
    var rules =
        List.of(
            new RuleEntry<>(0, BOOKING), new RuleEntry<>(1, BOOKING), new RuleEntry<>(2, BOOKING));
    assertThat(RuleWarnings.find(rules, rule -> rule != 0)).containsExactly(by(2, 1));
  }

  private static List<NeverFires<Integer>> dead(MatchCondition... rules) {
    var entries =
        IntStream.range(0, rules.length).mapToObj(i -> new RuleEntry<>(i, rules[i])).toList();
    return RuleWarnings.find(entries, _ -> true);
  }

  private static NeverFires<Integer> by(int rule, Integer... by) {
    return new NeverFires<>(rule, List.of(by));
  }
}
