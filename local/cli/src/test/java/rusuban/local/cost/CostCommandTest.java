package rusuban.local.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CostCommandTest {
  private final StringWriter told = new StringWriter();

  @Test
  void it_tells_the_price_of_each_kind_and_of_three_shops_and_what_it_assumes() {
    assertThat(cost("")).isZero();
    assertThat(told.toString()).contains("ap-northeast-1", "a salon", "a chain", "a brand");
    for (var usageKind : UsageKind.values())
      assertThat(told.toString()).contains(usageKind.label());
    assertThat(told.toString()).contains("Assumed, not measured");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--follow-ups 30 | → 0 円 コミュニケーション",
        "--messages 2000 --follow-ups 200 | → 0 円 コミュニケーション",
        "--friends 900 --follow-ups 201 | → 5,000 円 ライト",
        "--follow-ups 5001 | → 15,000 円 スタンダード",
        "--follow-ups 57760 | → 98,280 円 スタンダード",
        "--messages 0 --follow-ups 0 | → 0 円 コミュニケーション",
        "--messages 510 --yen 100 | 1 USD = 100 円",
        "--friends 12345 | 友だち 12,345 人",
      })
  void a_shop_is_told_with_its_own_numbers(String options, String line) {
    assertThat(cost(options)).isZero();
    assertThat(told.toString().replaceAll(" +", " ")).contains(line);
    assertThat(told.toString()).contains("your shop").doesNotContain("a brand");
  }

  @Test
  void the_same_dollars_are_more_yen_at_another_rate() {
    assertThat(cost("--messages 3000000 --yen 100")).isZero();
    assertThat(cost("--messages 3000000 --yen 200")).isZero();
    var yen =
        told.toString()
            .lines()
            .filter(it -> it.contains("your shop"))
            .map(it -> it.replaceAll(".*約 ([0-9,]+) 円.*", "$1").replace(",", ""))
            .map(Double::parseDouble)
            .toList();
    assertThat(yen.get(1) / yen.get(0)).isCloseTo(2, within(0.001));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--friends -1",
        "--messages x",
        "--follow-ups 1.5",
        "--yen 0",
        "--yen -155",
        "--yen NaN"
      })
  void numbers_that_no_shop_has_are_refused(String options) {
    assertThat(cost(options)).isEqualTo(2);
    assertThat(told.toString()).isEmpty();
  }

  private int cost(String options) {
    return new CommandLine(new CostCommand())
        .setOut(new PrintWriter(told))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(options.isEmpty() ? new String[0] : options.split(" ", -1));
  }
}
