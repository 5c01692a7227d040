package rusuban.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortenedRawTest {
  private static final List<String> KNOWN =
      List.of("01M85ZHMY8K0PSWFNSJVTNKSHK", "U4af4980629b7c1f26d0e5a93c8d71b20", "1795497186248");

  private static final String TEXT =
      "{\"type\":\"message\",\"message\":{\"type\":\"text\",\"id\":\"592834354140452597\","
          + "\"quoteToken\":\"fHs6Suf\",\"markAsReadToken\":\"HjebuwfD\",\"text\":\"予約したい\"},"
          + "\"webhookEventId\":\"01M85ZHMY8K0PSWFNSJVTNKSHK\","
          + "\"deliveryContext\":{\"isRedelivery\":false},\"timestamp\":1795497186248,"
          + "\"source\":{\"type\":\"user\",\"userId\":\"U4af4980629b7c1f26d0e5a93c8d71b20\"},"
          + "\"mode\":\"active\"}";

  /** The stored form of the text above, which must stay readable forever. */
  private static final String STORED =
      "\001592834354140452597\003fHs6Suf\004HjebuwfD\005予約したい\006\034\010\036\012\035\014";

  @Test
  void what_every_event_repeats_takes_a_character_each() {
    assertThat(ShortenedRaw.of(TEXT, KNOWN)).contains(STORED);
    assertThat(ShortenedRaw.read(STORED, KNOWN)).isEqualTo(TEXT);
    assertThat(STORED.getBytes(UTF_8).length).isLessThan(70);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "1795497186248", "\",\"text\":\"", "🍣", "\\u0001", "\u007f"})
  void any_other_text_comes_back_as_it_was(String raw) {
    assertThat(ShortenedRaw.of(raw, KNOWN).map(it -> ShortenedRaw.read(it, KNOWN))).contains(raw);
    assertThat(ShortenedRaw.of(raw, List.of("", "", "")).orElseThrow())
        .satisfies(it -> assertThat(ShortenedRaw.read(it, List.of("", "", ""))).isEqualTo(raw));
  }

  @Test
  void pieces_in_any_order_come_back_as_they_were() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      var raw = new StringBuilder();
      for (int i = 0; i < 5; i++) {
        int from = random.nextInt(TEXT.length());
        raw.append(TEXT, from, from + random.nextInt(TEXT.length() - from + 1));
      }
      var known = List.of("e" + random.nextInt(3), "U", "1");
      assertThat(ShortenedRaw.of(raw.toString(), known).map(it -> ShortenedRaw.read(it, known)))
          .as("seed " + seed)
          .contains(raw.toString());
    }
  }

  @Test
  void a_text_with_control_characters_is_left_as_it_is() {
    assertThat(ShortenedRaw.of("{\"text\":\"\u0001\"}", KNOWN)).isEmpty();
    assertThat(ShortenedRaw.of("{\n}", KNOWN)).isEmpty();
    assertThat(ShortenedRaw.of("{}", List.of("\u0002", "U", "1"))).isEmpty();
  }
}
