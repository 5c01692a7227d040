package rusuban.core.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that any customer's text is normalized quickly and that normalization is idempotent. */
@Tag("slow")
class HostileFoldingTest {
  private static final int CASES = 20_000;
  private static final Duration MOST = Duration.ofMillis(100);

  /** Parts of the texts; each kind occurs alone and mixed with the others. */
  private static final List<List<String>> KINDS =
      List.of(
          // Half-width kana, alone and with their marks in all forms.
          List.of(
              "ｶ", "ﾊ", "ｳ", "ﾜ", "ｰ", "ﾞ", "ﾟ", "゛", "゜", "\u3099", "\u309A", "か", "ハ", "ゔ", "ヷ"),
          // Combining marks of different classes, so that normalizing reorders them.
          List.of(
              "a", "が", "\u0301", "\u0323", "\u0327", "\u0345", "\u05B0", "\u0F71", "é", "\u0F73"),
          // Emoji: families, skin tones, flags, keycaps, tags, variation selectors.
          List.of(
              "👨",
              "👩",
              "\u200D",
              "🏽",
              "🏻",
              "👍",
              "🇯",
              "🇵",
              "1",
              "\uFE0F",
              "\u20E3",
              "\uFE0E",
              "🏴",
              "\uDB40\uDC67",
              "\uDB40\uDC7F"),
          // Right-to-left letters and bidi controls.
          List.of(
              "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068",
              "\u2069", "\u200E", "\u200F", "\u061C", "ש", "ﷺ", "م"),
          // Lone surrogates.
          List.of(
              "\uD800", "\uDBFF", "\uDC00", "\uDFFF", "\uD842", "\uDFB7", "𠮷", "\uFFFD", "\uFFFE",
              "\uFFFF"),
          // Characters that depend on the letter before them, and characters that expand.
          List.of(
              "か", "ゝ", "ゞ", "ヽ", "ヾ", "ー", "-", "〜", "㍿", "㌔", "ﬃ", "Ǆ", "ß", "İ", "Σ", "ς", "가",
              "\u1100", "\u1161", "\u11A8", "Å", "①", " ", "\u3164", "\uFFA0"));

  private static String text(Random random) {
    // One in forty is as long as a text of LINE's app, or longer.
    int most = random.nextInt(40) > 0 ? 30 : random.nextBoolean() ? 5_000 : 12_000;
    int length = most > 30 ? most : random.nextInt(most);
    var only = KINDS.get(random.nextInt(KINDS.size()));
    boolean mixed = random.nextBoolean();
    var text = new StringBuilder();
    while (text.length() < length) {
      var kind = mixed ? KINDS.get(random.nextInt(KINDS.size())) : only;
      if (random.nextInt(30) == 0) text.appendCodePoint(random.nextInt(0x110000));
      else if (random.nextInt(200) == 0) text.append(kind.getLast().repeat(random.nextInt(60)));
      else text.append(kind.get(random.nextInt(kind.size())));
    }
    text.setLength(length);
    return text.toString();
  }

  @Test
  void twenty_thousand_texts_are_folded_once_and_for_all() {
    for (int seed = 0; seed < CASES; seed++) {
      var text = text(new Random(seed));
      var folded = TextNormalizer.fold(text);
      assertThat(TextNormalizer.fold(folded)).as("seed %d", seed).isEqualTo(folded);
      assertThat(folded.codePoints()).as("seed %d", seed).noneMatch(HostileFoldingTest::isHalf);
    }
  }

  @Test
  void texts_that_Unicode_calls_the_same_are_folded_to_the_same() {
    for (int seed = 0; seed < CASES; seed++) {
      var text = text(new Random(seed));
      var apart = Normalizer.normalize(text, Form.NFD);
      var folded = TextNormalizer.fold(text);
      assertThat(TextNormalizer.fold(apart)).as("seed %d", seed).isEqualTo(folded);
      assertThat(TextNormalizer.fold(Normalizer.normalize(text, Form.NFC)))
          .as("seed %d", seed)
          .isEqualTo(folded);
    }
  }

  private static boolean isHalf(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }

  static List<String> slowOnes() {
    return List.of(
        "㍿",
        "ﷺ",
        "ﾊﾟ",
        "はゝ゜",
        "か\u3099\u309A\u3099ゝ",
        "\u0301\u0323",
        "\u0323\u0301\u0327\u0345\u05B0",
        "\u0F73",
        "a\u0301",
        "👨\u200D👩\u200D👧",
        "\u1100\u1161\u11A8",
        "\uD800\u200D",
        "か゛゜ー〜",
        "İ",
        "´¸",
        "\uD834\uDD65\uD834\uDD67",
        "\u0301\u200D\u0327\u200D",
        "\u202E");
  }

  @ParameterizedTest
  @MethodSource("slowOnes")
  void the_longest_text_of_anything_is_folded_within_100_ms(String part) {
    var text = part.repeat(12_000 / part.length());
    CpuTimeLimit.assertWithin(MOST, "folding", () -> TextNormalizer.fold(text));
    var leaning = "か" + text;
    CpuTimeLimit.assertWithin(MOST, "folding", () -> TextNormalizer.fold(leaning));
  }

  @Test
  void a_letter_under_more_than_thirty_marks_loses_them_all() {
    assertThat(TextNormalizer.fold("か" + "\u3099" + "\u0301".repeat(29)))
        .isEqualTo("が" + "\u0301".repeat(29));
    assertThat(TextNormalizer.fold("が" + "\u0301".repeat(30) + "く")).isEqualTo("かく");
    assertThat(TextNormalizer.fold("か\u3099" + "\u0301".repeat(30) + "く")).isEqualTo("かく");
    assertThat(TextNormalizer.fold("\u0323".repeat(31))).isEmpty();
    assertThat(TextNormalizer.fold("よ" + "´¸".repeat(20) + "やく")).isEqualTo("よやく");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "ｶﾞｷﾞｸﾞ, がぎぐ",
    "ﾊﾟﾋﾟﾌﾟ, ぱぴぷ",
    "ｳﾞ, ゔ",
    "ﾜﾞ, わ\u3099",
    "か\u3099き\u3099, がぎ",
    "は\u309A, ぱ",
    "ﾊ\u3099, ば",
    "あ゛, あ\u3099",
    "cafe\u0301, café",
    "CAFÉ, café",
    "a\u0323\u0301, ạ\u0301",
    "a\u0301\u0323, ạ\u0301",
    "👍🏿, 👍",
    "👩🏽\u200D💻, 👩💻",
    "👨\u200D👩\u200D👧\u200D👦, 👨👩👧👦",
    "🇯🇵, 🇯🇵",
    "1\uFE0F\u20E3, 1",
    "❤\uFE0F, ❤",
    "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC7F, 🏴",
    "\u202Eくやよ\u202C, くやよ",
    "\u2067よやく\u2069, よやく",
    "よ\u200Fや\u061Cく, よやく",
    "\uD842, \uFFFD",
    "よ\uDFB7く, よ\uFFFDく",
    "\uD842\uDFB7野家, 吉野家",
    "가, 가",
    "\u1100\u1161, 가",
    "ǆ, dž",
    "ﬃ, ffi",
  })
  void examples(String written, String folded) {
    assertThat(TextNormalizer.fold(written)).isEqualTo(folded);
  }
}
