package rusuban.console.hours;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URLEncoder;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rusuban.console.page.PageLanguage;
import rusuban.core.hours.TimeRange;
import rusuban.web.FormFields;

class DayFormTest {
  /**
   * Returns the form with these pairs of times, and a pressed button of a row if it is not empty.
   */
  private static DayForm form(String row, String... times) {
    var fields =
        Stream.iterate(0, i -> i < times.length, i -> i + 1)
            .map(i -> (i % 2 == 0 ? "from=" : "until=") + URLEncoder.encode(times[i], UTF_8))
            .collect(Collectors.joining("&"));
    var body = row.isEmpty() ? fields : fields + "&row=" + row;
    return DayForm.read(FormFields.parse(body), "", DayForm.Choice.HOURS, PageLanguage.JA);
  }

  private static List<String> problems(DayForm form) {
    return form.rows().stream()
        .flatMap(row -> Stream.of(row.fromProblem(), row.untilProblem()))
        .filter(it -> !it.isEmpty())
        .toList();
  }

  @Test
  void ranges_are_sorted_by_the_clock() {
    assertThat(form("", "1700", "25時半", "11:30", "14:30").ranges())
        .contains(List.of(new TimeRange(690, 870), new TimeRange(1020, 1530)));
  }

  @Test
  void an_empty_row_beside_another_counts_for_nothing() {
    assertThat(form("", "10", "19", "", "").ranges()).contains(List.of(new TimeRange(600, 1140)));
  }

  @Test
  void rows_that_are_all_empty_are_told() {
    var form = form("", "", "");
    assertThat(form.isFaulty()).isTrue();
    assertThat(problems(form)).singleElement().asString().contains("時刻を入れてください", "お休み");
  }

  @Test
  void each_field_has_its_own_fault_and_keeps_its_text() {
    var form = form("", "朝", "19:00", "20:00", "夜");
    assertThat(form.rows())
        .extracting(DayForm.Row::from, DayForm.Row::until)
        .containsExactly(tuple("朝", "19:00"), tuple("20:00", "夜"));
    assertThat(form.rows().getFirst().fromProblem()).contains("「朝」");
    assertThat(form.rows().getLast().untilProblem()).contains("「夜」");
    assertThat(form.ranges()).isEmpty();
  }

  @Test
  void an_end_before_the_start_is_told_with_the_way_to_write_it() {
    assertThat(problems(form("", "18:00", "1:30")))
        .containsExactly("終わりは、始まりより後にしてください。翌日の01:30までなら「25:30」と入れます。");
    assertThat(problems(form("", "18:00", "18:00"))).singleElement().asString().contains("後に");
  }

  @Test
  void ranges_that_overlap_are_told_and_ranges_that_touch_are_not() {
    assertThat(problems(form("", "10:00", "14:00", "13:00", "19:00")))
        .containsExactly("上の10:00〜14:00と重なっています。");
    assertThat(form("", "10:00", "14:00", "14:00", "19:00").ranges()).isPresent();
  }

  @Test
  void a_row_is_added_and_taken_away_without_a_check() {
    assertThat(form("add", "朝", "19:00").rows()).hasSize(2);
    assertThat(form("add", "朝", "19:00").isFaulty()).isFalse();
    var less = form("remove-0", "朝", "19:00", "20:00", "21:00");
    assertThat(less.rows()).extracting(DayForm.Row::from).containsExactly("20:00");
    assertThat(less.isUnsaved()).isTrue();
    assertThat(form("remove-7", "朝", "19:00").rows()).hasSize(1);
  }

  @Test
  void a_day_has_ten_rows_at_most() {
    var many = Collections.nCopies(60, "10:00").toArray(String[]::new);
    assertThat(form("add", many).rows()).hasSize(DayForm.MOST);
  }

  @Test
  void an_end_past_midnight_is_explained() {
    assertThat(form("", "18", "25:30").rows().getFirst().nextDay()).contains("1:30");
    assertThat(form("", "18", "24:00").rows().getFirst().nextDay()).contains("0:00");
    assertThat(form("", "18", "23:59").rows().getFirst().nextDay()).isEmpty();
  }
}
