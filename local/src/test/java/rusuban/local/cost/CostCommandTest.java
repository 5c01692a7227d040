package rusuban.local.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CostCommandTest {
  @Test
  void it_tells_the_price_of_each_kind_and_of_three_shops_and_what_it_assumes() {
    var told = new StringWriter();

    int code = new CommandLine(new CostCommand()).setOut(new PrintWriter(told)).execute();

    assertThat(code).isZero();
    assertThat(told.toString()).contains("ap-northeast-1", "a salon", "a chain", "a brand");
    for (var kind : Kind.values()) assertThat(told.toString()).contains(kind.label());
    assertThat(told.toString()).contains("Assumed, not measured");
  }
}
