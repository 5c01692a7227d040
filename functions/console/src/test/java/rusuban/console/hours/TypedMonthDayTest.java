package rusuban.console.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.MonthDay;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedMonthDayTest {
  @ParameterizedTest
  @CsvSource({
    "12/31, --12-31",
    "1/3, --01-03",
    "12-31, --12-31",
    "12.31, --12-31",
    "1231, --12-31",
    "0103, --01-03",
    "12月31日, --12-31",
    "8月13, --08-13",
    "１２／３１, --12-31",
    "'１２月　３１日', --12-31",
    "2/29, --02-29",
  })
  void a_day_of_the_year_is_read_as_people_write_it(String typed, String day) {
    assertThat(TypedMonthDay.read(typed)).isEqualTo(new TypedMonthDay.Day(MonthDay.parse(day)));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 月日を入れてください",
    "年末, 月日として読めません",
    "131, 月日として読めません",
    "2026/12/31, 月日として読めません",
    "13/1, 13月はありません",
    "0/1, 0月はありません",
    "2/30, 2月は1日から29日まで",
    "11/31, 11月は1日から30日まで",
    "4/0, 4月は1日から30日まで",
  })
  void another_text_is_refused_in_words(String typed, String words) {
    assertThat(TypedMonthDay.read(typed))
        .isInstanceOfSatisfying(
            TypedMonthDay.NoDay.class, it -> assertThat(it.ja()).contains(words));
  }
}
