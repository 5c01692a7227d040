package rusuban.settings.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.settings.difference.TextRun.Kind;

class TextDifferenceTest {
  private static final List<String> PIECES =
      List.of(
          "カラー",
          " 7,700円",
          "から",
          "\n",
          "。",
          "{次の営業}",
          "🍣",
          "👩‍👩‍👧",
          "https://example.com/a?b=1",
          "予約",
          "、",
          "ab",
          "１０時半",
          "\n\n",
          "",
          "が",
          "ー",
          "\ud83c",
          "é");

  private static String shown(List<TextRun> runs) {
    return runs.stream()
        .map(
            run ->
                switch (run.kind()) {
                  case SAME -> run.text();
                  case REMOVED -> "[" + run.text() + "]";
                  case INSERTED -> "<" + run.text() + ">";
                })
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          カラー 7,700円から       | カラー 8,250円から            | カラー [7,700円]<8,250円>から
          次の営業は{次の営業}です  | 次の営業は{本日の営業時間}です  | 次の営業は[{次の営業}]<{本日の営業時間}>です
          12月31日から            | 12月30日から                 | 12月[31日]<30日>から
          ご予約はこちら           | ご予約はこちら🍣              | ご予約はこちら<🍣>
          店 https://a.example/b  | 店 https://a.example/c       | 店 [https://a.example/b]<https://a.example/c>
          a b c                  | a b c                        | a b c
          古い文です。            | まったく新しいもの。            | [古い文です]<まったく新しいもの>。
          don't come late        | don't come early             | don't come [late]<early>
          """)
  void words_are_compared(String before, String after, String shown) {
    assertThat(shown(TextDifference.whole(before, after))).isEqualTo(shown);
  }

  @Test
  void only_the_lines_around_a_change_are_kept() {
    assertThat(shown(TextDifference.between("一行め\n二行めは古い\n三行め", "一行め\n二行めは新しい\n三行め")))
        .isEqualTo("二行めは[古い]<新しい>");
    assertThat(shown(TextDifference.between("一\n二\n三\n四", "壱\n二\n三\n四四四")))
        .isEqualTo("[一]<壱>…[四]<四四四>");
    assertThat(shown(TextDifference.between("あ".repeat(50) + "、7円", "あ".repeat(50) + "、8円")))
        .isEqualTo("…" + "あ".repeat(29) + "、[7円]<8円>");
    assertThat(shown(TextDifference.between("7円、" + "あ".repeat(50), "8円、" + "あ".repeat(50))))
        .isEqualTo("[7円]<8円>、" + "あ".repeat(29) + "…");
    assertThat(TextDifference.between("同じ", "同じ")).isEmpty();
    assertThat(shown(TextDifference.between("", "新しい"))).isEqualTo("<新しい>");
  }

  @Test
  void without_its_insertions_a_difference_is_the_older_text_and_without_its_removals_the_newer() {
    for (long seed = 0; seed < 3_000; seed++) {
      var random = new Random(seed);
      var before = pieces(random);
      var after = new ArrayList<>(before);
      for (int i = random.nextInt(6); i > 0; i--) {
        int at = random.nextInt(after.size() + 1);
        if (random.nextBoolean()) after.add(at, PIECES.get(random.nextInt(PIECES.size())));
        else if (at < after.size()) after.remove(at);
      }
      var older = String.join("", before);
      var newer = String.join("", after);
      var runs = TextDifference.whole(older, newer);
      assertThat(without(runs, Kind.INSERTED)).as("seed " + seed).isEqualTo(older);
      assertThat(without(runs, Kind.REMOVED)).as("seed " + seed).isEqualTo(newer);
      if (older.equals(newer))
        assertThat(runs).as("seed " + seed).noneMatch(run -> run.kind() != Kind.SAME);
      var shortened = TextDifference.shortened(runs);
      assertThat(changes(shortened)).as("seed " + seed).isEqualTo(changes(runs));
    }
  }

  private static List<String> pieces(Random random) {
    var pieces = new ArrayList<String>();
    for (int i = random.nextInt(30); i >= 0; i--)
      pieces.add(PIECES.get(random.nextInt(PIECES.size())));
    return pieces;
  }

  private static String without(List<TextRun> runs, Kind kind) {
    return runs.stream()
        .filter(run -> run.kind() != kind)
        .map(TextRun::text)
        .collect(Collectors.joining());
  }

  private static List<TextRun> changes(List<TextRun> runs) {
    return runs.stream().filter(run -> run.kind() != Kind.SAME).toList();
  }

  @Test
  void two_long_texts_without_anything_in_common_are_replaced_whole() {
    var before = "あ1い".repeat(4_000);
    var after = "か2き".repeat(4_000);
    assertThat(TextDifference.whole(before, after))
        .containsExactly(TextRun.removed(before), TextRun.inserted(after));
  }
}
