package rusuban.console.hours;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.hours.TimeRange;

class TypedTimeTest {
  @ParameterizedTest
  @CsvSource({
    "17:30, 17:30",
    "1730, 17:30",
    "17時半, 17:30",
    "17時30分, 17:30",
    "17時30, 17:30",
    "17時, 17:00",
    "17, 17:00",
    "17.30, 17:30",
    "9, 09:00",
    "930, 09:30",
    "9:05, 09:05",
    "0, 00:00",
    "0:00, 00:00",
    "24:00, 24:00",
    "25:30, 25:30",
    "2530, 25:30",
    "25時半, 25:30",
    "翌1:30, 25:30",
    "翌日1時半, 25:30",
    "48:00, 48:00",
    "１７：３０, 17:30",
    "１７時半, 17:30",
    "１７３０, 17:30",
    "'  17:30  ', 17:30",
    "'　17 : 30　', 17:30",
    "午前9時, 09:00",
    "午後5時半, 17:30",
    "午後0:30, 12:30",
    "5:30pm, 17:30",
    "5 PM, 17:00",
    "am 9:15, 09:15",
    "正午, 12:00",
  })
  void a_time_is_read_as_people_write_it(String typed, String clock) {
    assertThat(TypedTime.read(typed, TimeRange.LATEST))
        .isInstanceOfSatisfying(
            TypedTime.Minutes.class,
            it -> assertThat(TimeRange.clock(it.minutes())).isEqualTo(clock));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 時刻を入れてください",
    "'　', 時刻を入れてください",
    "夕方, 「夕方」は時刻として読めません",
    "17:5, 時刻として読めません",
    "12345, 時刻として読めません",
    "-1:00, 時刻として読めません",
    "午後13時, 時刻として読めません",
    "<b>, 「<b>」は時刻として読めません",
    "17:60, 分は、00から59まで",
    "1775, 分は、00から59まで",
    "午後12時, 昼の12時は12:00",
    "48:01, 48:00までの時刻",
    "翌25:00, 48:00までの時刻",
    "99:00, 48:00までの時刻",
  })
  void another_text_is_refused_in_words(String typed, String words) {
    assertThat(TypedTime.read(typed, TimeRange.LATEST))
        .isInstanceOfSatisfying(
            TypedTime.Unreadable.class,
            it -> {
              assertThat(it.ja()).contains(words);
              assertThat(it.en()).isNotBlank();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"あ", "😀"})
  void a_long_text_is_quoted_by_its_beginning(String character) {
    assertThat(TypedTime.read(character.repeat(5000), TimeRange.LATEST))
        .isInstanceOfSatisfying(
            TypedTime.Unreadable.class,
            it -> assertThat(it.ja()).startsWith("「" + character.repeat(20) + "…」"));
  }
}
