package rusuban.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rusuban.core.event.EventContent.ReceivedMessage.Placeholder;
import rusuban.core.event.EventContent.ReceivedMessage.Placeholder.Of;
import rusuban.core.event.EventContent.ReceivedMessage.Text;

class TextSaidTest {

  @Test
  void the_mentions_are_taken_out_and_the_rest_stays() {
    assertThat(said("@店 予約", span(0, 2))).isEqualTo(" 予約");
    assertThat(said("やあ@店 と @店", span(2, 2), span(7, 2))).isEqualTo("やあ と ");
    assertThat(said("予約")).isEqualTo("予約");
  }

  @Test
  void mentions_that_overlap_or_come_twice_take_each_character_once() {
    assertThat(said("@AB予約", span(0, 3), span(0, 3))).isEqualTo("予約");
    assertThat(said("@AB予約", span(0, 2), span(1, 2))).isEqualTo("予約");
    assertThat(said("@AB予約", span(0, 3), span(1, 1))).isEqualTo("予約");
  }

  @Test
  void mentions_that_reach_out_of_the_text_are_none() {
    var out =
        List.of(
            span(-1, 2),
            span(0, 99),
            span(9, 1),
            span(2, 1),
            span(0, 0),
            span(0, -1),
            span(Integer.MAX_VALUE, Integer.MAX_VALUE),
            span(1, Integer.MAX_VALUE),
            span(Integer.MIN_VALUE, Integer.MIN_VALUE));
    for (var mention : out) assertThat(said("予約", mention)).as("%s", mention).isEqualTo("予約");
  }

  @Test
  void a_mention_that_cuts_a_character_takes_it_whole() {
    assertThat(said("𠮷野家", span(0, 1))).isEqualTo("野家");
    assertThat(said("𠮷野家", span(1, 2))).isEqualTo("家");
    assertThat(said("家𠮷", span(0, 2))).isEmpty();
  }

  @Test
  void no_mentions_whatever_make_half_a_character_or_anything_new() {
    for (long seed = 0; seed < 20_000; seed++) {
      var random = new SplittableRandom(seed);
      var text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--)
        text.appendCodePoint(random.nextBoolean() ? 0x20BB7 : 'a' + random.nextInt(26));
      var mentions = new ArrayList<Placeholder>();
      for (int i = random.nextInt(5); i > 0; i--)
        mentions.add(span(random.nextInt(-3, 20), random.nextInt(-3, 20)));
      var said = new Text(text.toString(), mentions).said();
      assertThat(said.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF))
          .as("seed " + seed)
          .isTrue();
      assertThat(isWithin(said, text.toString())).as("seed " + seed).isTrue();
    }
  }

  private static boolean isWithin(String part, String whole) {
    int at = 0;
    for (int i = 0; i < part.length(); i++) {
      at = whole.indexOf(part.charAt(i), at) + 1;
      if (at == 0) return false;
    }
    return true;
  }

  @Test
  void an_emoji_and_the_name_of_anybody_are_taken_out_like_the_account_itself() {
    var text = "@店舗 @予約太郎 料(heart)金 @All";
    var placeholders =
        List.of(
            new Placeholder(0, 3, Of.ACCOUNT),
            new Placeholder(4, 5, Of.OTHERS),
            new Placeholder(11, 7, Of.EMOJI),
            new Placeholder(20, 4, Of.OTHERS));
    assertThat(new Text(text, placeholders).said()).isEqualTo("  料金 ");
    assertThat(new Text("(love)", List.of(new Placeholder(0, 6, Of.EMOJI))).said()).isEmpty();
  }

  @Test
  void an_emoji_after_a_character_of_two_units_is_taken_out_where_it_stands() {
    var emoji = List.of(new Placeholder(2, 5, Of.EMOJI));
    assertThat(new Text("🍣(car)だ", emoji).said()).isEqualTo("🍣だ");
  }

  @Test
  void only_a_mention_of_the_account_itself_addresses_it() {
    assertThat(mentionsAccount(Of.ACCOUNT)).isTrue();
    assertThat(mentionsAccount(Of.OTHERS)).isFalse();
    assertThat(mentionsAccount(Of.EMOJI)).isFalse();
    assertThat(mentionsAccount(Of.EMOJI, Of.OTHERS, Of.ACCOUNT)).isTrue();
    assertThat(Text.of("@店舗").mentionsAccount()).isFalse();
  }

  private static boolean mentionsAccount(Of... kinds) {
    var found = Stream.of(kinds).map(of -> new Placeholder(0, 1, of)).toList();
    return new Text("@店舗", found).mentionsAccount();
  }

  private static String said(String text, Placeholder... mentions) {
    return new Text(text, List.of(mentions)).said();
  }

  private static Placeholder span(int index, int length) {
    return new Placeholder(index, length, Of.ACCOUNT);
  }
}
