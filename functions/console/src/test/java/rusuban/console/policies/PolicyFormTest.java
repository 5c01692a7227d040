package rusuban.console.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.console.ConsoleFixture;
import rusuban.console.page.PageLanguage;
import rusuban.core.chat.ResponseMode;
import rusuban.core.settings.Handover;
import rusuban.core.settings.QuietHours;
import rusuban.web.FormFields;

class PolicyFormTest {
  private static final Map<String, String> SOUND =
      Map.of(
          "name", " ひだまり ",
          "from", "２１時半",
          "until", "翌8:00",
          "keep", "1,000通",
          "mode", "by-hours",
          "handover", "until-opening",
          "silent", "PT0S",
          "days", "３０日");

  private static PolicyForm.Checked checked(Map<String, String> fields) {
    return PolicyForm.read(FormFields.parse(ConsoleFixture.encoded(fields))).check(PageLanguage.JA);
  }

  @Test
  void values_are_read_as_people_write_them() {
    assertThat(checked(SOUND))
        .isEqualTo(
            new PolicyForm.Checked.Sound(
                new PolicyValues(
                    "ひだまり",
                    new QuietHours(LocalTime.of(21, 30), LocalTime.of(8, 0)),
                    1000,
                    false,
                    ResponseMode.BY_HOURS,
                    new Handover.UntilOpening(),
                    Duration.ZERO,
                    30)));
  }

  @ParameterizedTest
  @CsvSource({
    "name, '', 店名を入れてください",
    "name, '　', 店名を入れてください",
    "name, 'a\nb', 1行で",
    "from, 夜, 時刻として読めません",
    "until, '', 時刻を入れてください",
    "keep, -1, 0から1,000,000までの数",
    "keep, 1000001, 0から1,000,000までの数",
    "keep, 30.5, 0から1,000,000までの数",
    "keep, 99999999999999999999, 0から1,000,000までの数",
    "days, 0, 1から3,650までの数",
    "days, '', 1から3,650までの数",
    "days, 3651, 1から3,650までの数",
    "mode, x, もう一度選んで",
    "handover, PT721H, もう一度選んで",
    "handover, -PT1H, もう一度選んで",
    "silent, P8D, もう一度選んで",
    "silent, PT0.5S, もう一度選んで",
  })
  void a_wrong_value_is_told_at_its_field(String field, String typed, String words) {
    var fields = new LinkedHashMap<>(SOUND);
    fields.put(field, typed);
    assertThat(checked(fields))
        .isInstanceOfSatisfying(
            PolicyForm.Checked.Faulty.class,
            it -> {
              assertThat(it.form().problems()).containsOnlyKeys(field);
              assertThat(it.form().problem(field)).contains(words);
            });
  }

  @Test
  void a_name_has_60_characters_at_most() {
    var fields = new LinkedHashMap<>(SOUND);
    fields.put("name", "あ".repeat(61));
    assertThat(checked(fields))
        .isInstanceOfSatisfying(
            PolicyForm.Checked.Faulty.class,
            it -> assertThat(it.form().problem("name")).contains("いまは61文字"));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, なし, None",
    "PT30M, 30分, 30 minutes",
    "PT1H, 1時間, 1 hour",
    "PT2H30M, 2時間30分, 2 hours 30 minutes",
    "P1DT1H, 1日1時間, 1 day 1 hour",
    "PT45S, 45秒, 45 seconds",
  })
  void a_length_is_told_in_words(Duration length, String ja, String en) {
    assertThat(LengthText.of(length, PageLanguage.JA)).isEqualTo(ja);
    assertThat(LengthText.of(length, PageLanguage.EN)).isEqualTo(en);
  }
}
