package rusuban.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+81",
        "-5",
        "@SUM(A1)",
        "\t=1",
        "＝1",
        "'=1",
        "''=1",
        "=cmd|' /C calc'!A0"
      })
  void a_formula_is_disarmed_on_the_way_out_and_comes_back(String cell) {
    var text = CsvText.write(List.of(List.of(cell)));
    var written = text.substring(1);
    assertThat(written.startsWith("\"") ? written.substring(1) : written).startsWith("'");
    assertThat(cells(text)).isEqualTo(List.of(List.of(cell)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'90s", "''", "a=1", "予約", "a,b", "a\"b", "a\nb", " a ", "a;b", "a\tb"})
  void other_cells_come_back_as_they_are(String cell) {
    assertThat(cells(CsvText.write(List.of(List.of(cell, "end")))))
        .isEqualTo(List.of(List.of(cell, "end")));
  }

  @Test
  void the_table_begins_with_the_byte_order_mark() {
    assertThat(CsvText.write(List.of(List.of("a")))).isEqualTo("\uFEFFa\r\n");
  }

  @Test
  void any_table_comes_back() {
    var random = new Random(14);
    var letters = "ab\"',\n\t=+-@ 予＝;";
    for (int i = 0; i < 2_000; i++) {
      var rows = new ArrayList<List<String>>();
      rows.add(List.of("h1", "h2"));
      for (int row = 0; row < 3; row++) {
        var cells = new ArrayList<String>();
        for (int cell = 0; cell < 2; cell++) {
          var text = new StringBuilder("");
          for (int length = random.nextInt(5); length > 0; length--)
            text.append(letters.charAt(random.nextInt(letters.length())));
          cells.add(text.toString());
        }
        if (cells.stream().anyMatch(cell -> !cell.isBlank())) rows.add(cells);
      }
      assertThat(cells(CsvText.write(rows))).isEqualTo(rows);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a,b~1,2          | a b / 1 2
          a,b~~1,2~        | a b / 1 2
          a,b~1,           | a b / 1 _
          a>b~1>2,3        | a b / 1 2,3
          a~'x''y'         | a / x'y
          a~'x~y'          | a / x+y
          """)
  void tables_of_spreadsheets_are_read(String typed, String expected) {
    var text = typed.replace('~', '\n').replace('>', '\t').replace('\'', '"');
    var read = new ArrayList<String>();
    for (var row : cells(text))
      read.add(String.join(" ", row.stream().map(CsvTextTest::shown).toList()));
    assertThat(String.join(" / ", read)).isEqualTo(expected.strip());
  }

  private static String shown(String cell) {
    return cell.isEmpty() ? "_" : cell.replace('\n', '+').replace('"', '\'');
  }

  @Test
  void an_open_quotation_mark_is_told_with_its_line() {
    assertThat(CsvText.read("a,b\n1,\"x\ny")).isEqualTo(new CsvText.Table.Unclosed(2));
  }

  @Test
  void a_row_knows_its_line() {
    var rows = (CsvText.Table.Rows) CsvText.read("a\n\"x\ny\"\n\nz\n");
    assertThat(rows.rows().stream().map(CsvText.Row::line)).containsExactly(1, 2, 5);
  }

  private static List<List<String>> cells(String text) {
    return ((CsvText.Table.Rows) CsvText.read(text))
        .rows().stream().map(CsvText.Row::cells).toList();
  }
}
