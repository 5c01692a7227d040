package rusuban.core.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextNormalizerTest {
  // Usual characters and hard ones: marks, joiners, lone surrogates, full and half width.
  private static final String HARD =
      "よやくヨヤクﾖﾔｸABCabcＡＢＣ０１２①㍿㌔ﾊﾞﾊﾟ゛゜ﾞﾟ\u3099\u309A\u0301\u0323ー-−‐–—―〜～~ヽヾゝゞ々ヴヵヶヷヸヹヺ髙﨑𠮷德ΣσςİıſßﷺﬁÅ\u212B"
          + " \u3000\t\n"
          + "\u200B\u200D"
          + "\u200E\u202E\u2066\uFE0F\u20E3⻑⻱❶➓\uFFFF\uD842\uDFB7\uD800👨👩👍🏽\u034F\u3164\uFFA0가각";

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "よやく, よやく",
    "ヨヤク, よやく",
    "ﾖﾔｸ, よやく",
    "よ や く, よやく",
    "よ\u3000や\u00A0く, よやく",
    "予約, 予約",
    "ＡＢＣ, abc",
    "LINE Pay, linepay",
    "①, 1",
    "㍿, 株式会社",
    "㌔, きろ",
    "ﾊﾞ, ば",
    "か\u3099, が",
    "か゛, が",
    "ｶﾞ, が",
    "は゜, ぱ",
    "ヴァイオリン, ゔぁいおりん",
    "1ヶ月, 1け月",
    "1ケ月, 1け月",
    "1ヵ月, 1か月",
    "ヷ, わ\u3099",
    "サーカス, さーかす",
    "ｻｰｶｽ, さーかす",
    "サ-カス, さーかす",
    "サ−カス, さーかす",
    "サ‐カス, さーかす",
    "サ—カス, さーかす",
    "ら〜めん, らーめん",
    "ら～めん, らーめん",
    "らー〜めん, らーーめん",
    "10時〜19時, 10時~19時",
    "10時～19時, 10時~19時",
    "03ー1234ー5678, 03-1234-5678",
    "０３−１２３４, 03-1234",
    "こゝろ, こころ",
    "コヽロ, こころ",
    "いすゞ, いすず",
    "かゞみ, かがみ",
    "カヾミ, かがみ",
    "ゝ, ゝ",
    "あ\u3099ゝ, あ\u3099あ",
    "あ\u3099−, あ\u3099ー",
    "あ\u309A−, あ\u309Aー",
    "ㇰ−, ㇰー",
    "佐々木, 佐々木",
    "髙島屋, 高島屋",
    "宮﨑, 宮崎",
    "𠮷野家, 吉野家",
    "德川, 徳川",
    "渡邊, 渡辺",
    "醬油, 醤油",
    "葛\uDB40\uDD00城, 葛城",
    "⻑さ, 長さ",
    "⻄口, 西口",
    "⻘色, 青色",
    "⻝事, 食事",
    "⽇曜, 日曜",
    "⻲⻯, 亀竜",
    "⺠宿, 民宿",
    "㇐番, 一番",
    "1\uFE0F\u20E3, 1",
    "１\u20E3, 1",
    "1\u20DD2\u20DE, 12",
    "1\u20E0, 1\u20E0",
    "#\uFE0F\u20E3*\uFE0F\u20E3, #*",
    "か\u20E3\u3099, が",
    "①❶➀➊⓵, 11111",
    "⓿❿⓫⓴⓾➓, 01011201010",
    "よ\u00ADや\u2060く, よやく",
    "よ\u115Fや\u2065\uDB40\uDC01く, よやく",
    "予\uFE0E約\uDB40\uDDEF, 予約",
    "♨\uFE0F, ♨",
    "ᠠ\u180Bᠡ, ᠠᠡ",
    "𐐀, 𐐨",
    "👍🏽, 👍",
    "👨\u200D👩\u200D👧, 👨👩👧",
    "\u202Eよやく\u202C, よやく",
    "\u200Eよ\u200Bや\uFEFFく, よやく",
    "ΟΔΟΣ, οδοσ",
    "οδος, οδοσ",
    "I’m, i'm",
  })
  void ways_to_write_a_word_come_to_one(String written, String folded) {
    assertThat(TextNormalizer.fold(written)).isEqualTo(folded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u3000\n\t", "\u200D\uFE0F", "\u3164", "\u0000"})
  void what_cannot_be_seen_folds_to_nothing(String written) {
    assertThat(TextNormalizer.fold(written)).isEmpty();
  }

  @Test
  void a_lone_surrogate_becomes_the_replacement_character() {
    assertThat(TextNormalizer.fold("a\uD842b")).isEqualTo("a\uFFFDb");
    assertThat(TextNormalizer.fold("\uDFB7")).isEqualTo("\uFFFD");
    assertThat(TextNormalizer.fold(" ".repeat(9_999) + "\uD842")).isEqualTo("\uFFFD");
  }

  @Test
  void removing_a_joiner_never_makes_a_pair_of_two_lone_halves() {
    assertThat(TextNormalizer.fold("\uD842\u200D\uDFB7")).isEqualTo("\uFFFD\uFFFD");
  }

  @Test
  void a_text_of_any_length_is_folded_whole() {
    assertThat(TextNormalizer.fold("ヨ".repeat(10_000))).isEqualTo("よ".repeat(10_000));
    assertThat(TextNormalizer.fold("㍿".repeat(5_000))).isEqualTo("株式会社".repeat(5_000));
    assertThat(TextNormalizer.fold("あ".repeat(700_000) + "ﾖﾔｸ")).hasSize(700_003).endsWith("あよやく");
  }

  @Test
  @Tag("property")
  void folding_any_code_point_twice_changes_nothing_more() {
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .mapToObj(Character::toString)
        .forEach(c -> assertFixed(c, "U+" + Integer.toHexString(c.codePointAt(0))));
  }

  @Test
  @Tag("property")
  void folding_any_text_twice_changes_nothing_more() {
    var hard = HARD.codePoints().toArray();
    for (int seed = 0; seed < 20_000; seed++) {
      var random = new Random(seed);
      var text = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--)
        text.appendCodePoint(
            random.nextInt(8) == 0
                ? random.nextInt(Character.MAX_CODE_POINT + 1)
                : hard[random.nextInt(hard.length)]);
      assertFixed(text.toString(), "seed " + seed);
    }
  }

  @Test
  @Tag("property")
  void even_a_contrived_text_of_the_greatest_length_is_folded_in_four_rounds() {
    var hard = HARD.codePoints().toArray();
    for (int seed = 0; seed < 2_000; seed++) {
      var random = new Random(seed);
      var part = new StringBuilder();
      for (int i = random.nextInt(5); i >= 0; i--)
        part.appendCodePoint(hard[random.nextInt(hard.length)]);
      var text = "は" + part.toString().replaceAll("[\uD800-\uDFFF]", "").repeat(50);
      for (int i = 0; i < 4; i++) text = TextNormalizer.round(text);
      assertThat(TextNormalizer.round(text)).as("seed %d: %s", seed, part).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"はゝ゜", "かゞ", "は゜ゞ", "は゛-゜ー", "ﾊﾟ〜ヽ", "か\u3099\u309A\u3099ゝ"})
  void marks_that_lean_on_marks_do_not_add_rounds(String part) {
    var text = "は" + part.repeat(1_000);
    for (int i = 0; i < 4; i++) text = TextNormalizer.round(text);
    assertThat(TextNormalizer.round(text)).isEqualTo(text);
  }

  @Test
  void every_radical_with_a_kanji_of_its_look_becomes_that_kanji() {
    // All 115 assigned radicals of the supplement except U+2E80 (REPEAT), which looks like no
    // kanji.
    var left =
        IntStream.rangeClosed(0x2E80, 0x2FD5)
            .filter(Character::isDefined)
            .filter(
                c ->
                    !Character.isIdeographic(
                        TextNormalizer.fold(Character.toString(c)).codePointAt(0)))
            .toArray();
    assertThat(left).containsExactly(0x2E80);
  }

  @Test
  void a_common_form_is_never_itself_a_variant_of_another() {
    IntStream.rangeClosed(0x2E80, Character.MAX_CODE_POINT)
        .map(CharacterVariants::common)
        .forEach(c -> assertThat(CharacterVariants.common(c)).isEqualTo(c));
  }

  private static void assertFixed(String text, String description) {
    var folded = TextNormalizer.fold(text);
    assertThat(TextNormalizer.fold(folded)).as(description).isEqualTo(folded);
    assertThat(Normalizer.isNormalized(folded, Normalizer.Form.NFKC)).as(description).isTrue();
  }
}
