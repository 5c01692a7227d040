package rusuban.core.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GraphemesTest {
  private static final String FAMILY = "👨‍👩‍👧‍👦";

  @Test
  void a_text_that_fits_stays_as_it_is() {
    assertThat(Graphemes.cut("", 0)).isEmpty();
    assertThat(Graphemes.cut("るすばん", 4)).isEqualTo("るすばん");
  }

  @Test
  void a_longer_text_ends_in_an_ellipsis_that_counts() {
    assertThat(Graphemes.cut("るすばん", 3)).isEqualTo("るす…");
    assertThat(Graphemes.cut("るすばん", 1)).isEqualTo("…");
    assertThat(Graphemes.cut("るすばん", 0)).isEmpty();
    assertThat(Graphemes.cut("るすばん", -1)).isEmpty();
  }

  @Test
  void a_family_a_flag_and_an_accent_stay_whole() {
    assertThat(Graphemes.cut("a" + FAMILY + "b", FAMILY.length() + 1)).isEqualTo("a…");
    assertThat(Graphemes.cut("🇯🇵🇯🇵🇯🇵", 9)).isEqualTo("🇯🇵🇯🇵…");
    assertThat(Graphemes.cut("e\u0301e\u0301", 3)).isEqualTo("e\u0301…");
    assertThat(Graphemes.cut("🍎🍎", 3)).isEqualTo("🍎…");
    assertThat(Graphemes.cut("🍎🍎", 2)).isEqualTo("…");
  }

  @Test
  void a_limit_in_clusters_counts_what_is_seen() {
    assertThat(Graphemes.cutToClusters(FAMILY.repeat(3), 4)).isEqualTo(FAMILY.repeat(3));
    assertThat(Graphemes.cutToClusters(FAMILY.repeat(3), 3)).isEqualTo(FAMILY.repeat(3));
    assertThat(Graphemes.cutToClusters(FAMILY.repeat(3), 2)).isEqualTo(FAMILY + "…");
    assertThat(Graphemes.cutToClusters(FAMILY.repeat(3), 1)).isEqualTo("…");
    assertThat(Graphemes.cutToClusters("a", 0)).isEmpty();
    assertThat(Graphemes.count(FAMILY + "🇯🇵e\u0301")).isEqualTo(3);
  }

  @Test
  @Tag("property")
  void a_cut_never_tears_what_the_jdks_own_iterator_holds_together() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      var text = RandomMessages.pieces(random, 30);
      int max = random.nextInt(60);
      var cut = Graphemes.cut(text, max);
      var clusters = Graphemes.cutToClusters(text, max);
      assertThat(cut.length()).as("seed %d", seed).isLessThanOrEqualTo(max);
      assertThat(Graphemes.count(clusters)).as("seed %d", seed).isLessThanOrEqualTo(max);
      assertThat(isWhole(text, cut)).as("seed %d: %s -> %s", seed, text, cut).isTrue();
      assertThat(isWhole(text, clusters)).as("seed %d: %s", seed, text).isTrue();
    }
  }

  private static boolean isWhole(String text, String cut) {
    if (cut.equals(text) || cut.isEmpty()) {
      return true;
    }
    var kept = cut.substring(0, cut.length() - 1);
    var boundaries = BreakIterator.getCharacterInstance(Locale.ROOT);
    boundaries.setText(text);
    return cut.endsWith("…") && text.startsWith(kept) && boundaries.isBoundary(kept.length());
  }
}
