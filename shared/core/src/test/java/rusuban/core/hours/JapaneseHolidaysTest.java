package rusuban.core.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JapaneseHolidaysTest {

  @Test
  void every_day_from_2007_to_2030_is_what_the_published_list_says() {
    var computed = new TreeMap<LocalDate, String>();
    LocalDate.of(2007, 1, 1)
        .datesUntil(LocalDate.of(2031, 1, 1))
        .forEach(date -> JapaneseHolidays.nameOf(date).ifPresent(name -> computed.put(date, name)));
    assertThat(computed).containsExactlyEntriesOf(new TreeMap<>(PublishedHolidays.read()));
  }

  @ParameterizedTest
  @CsvSource({
    "1948-07-19, ",
    "1948-09-23, 秋分の日",
    "1949-01-01, 元日",
    "1959-04-10, 結婚の儀",
    "1965-09-15, ",
    "1966-09-15, 敬老の日",
    "1966-10-10, 体育の日",
    "1967-02-11, 建国記念の日",
    "1973-02-12, ", // no substitute holidays before April 12
    "1973-04-30, 振替休日",
    "1979-09-24, 秋分の日",
    "1985-05-04, ", // no holidays between two holidays yet
    "1986-05-04, ", // a Sunday between two holidays
    "1987-05-04, 振替休日",
    "1988-04-29, 天皇誕生日",
    "1988-05-04, 国民の休日",
    "1989-02-24, 大喪の礼",
    "1989-04-29, みどりの日",
    "1990-11-12, 即位礼正殿の儀",
    "1993-06-09, 結婚の儀",
    "1996-07-20, 海の日",
    "1999-01-15, 成人の日",
    "2000-01-10, 成人の日",
    "2000-10-09, 体育の日",
    "2002-09-15, 敬老の日",
    "2003-07-21, 海の日",
    "2006-05-04, 国民の休日",
  })
  void earlier_years_follow_the_act_as_it_stood(LocalDate date, String name) {
    assertThat(JapaneseHolidays.nameOf(date)).isEqualTo(Optional.ofNullable(name));
  }

  @ParameterizedTest
  @CsvSource({
    "2032-09-21, 国民の休日",
    "2044-09-21, ",
    "2092-03-19, 春分の日",
    "2096-09-22, 秋分の日",
    "2100-03-20, 春分の日",
    "2100-09-23, 秋分の日",
    "2150-03-21, 春分の日",
  })
  void later_years_follow_the_act_as_it_stands(LocalDate date, String name) {
    assertThat(JapaneseHolidays.nameOf(date)).isEqualTo(Optional.ofNullable(name));
  }
}
