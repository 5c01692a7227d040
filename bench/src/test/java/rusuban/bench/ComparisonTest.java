package rusuban.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rusuban.bench.Comparison.Spread;
import rusuban.core.Json;

class ComparisonTest {
  private static Comparison comparison() {
    var comparison = new Comparison("wall", "起動 / start", "ms");
    for (double it : new double[] {100, 300, 200}) comparison.add("peer", "相手 / peer", it);
    for (double it : new double[] {50, 90, 120}) comparison.add("own", "自分 / own", it);
    return comparison;
  }

  @Test
  void the_middle_the_least_and_the_most_are_told() {
    assertThat(comparison().spread("own")).isEqualTo(new Spread(90, 50, 120));
  }

  @Test
  void a_ratio_is_to_the_peer_of_the_same_round() {
    assertThat(comparison().ratio("own")).isEqualTo(new Spread(0.5, 0.3, 0.6));
    assertThat(comparison().ratio("peer")).isEqualTo(new Spread(1, 1, 1));
  }

  @Test
  void it_is_told_as_a_table_as_JSON_and_as_a_picture() {
    assertThat(comparison().table()).contains("90.00", "50.00", "120.00", "0.50x", "自分 / own");
    assertThat(((Json.Obj) comparison().json()).get("own"))
        .get()
        .isInstanceOfSatisfying(
            Json.Obj.class,
            own -> assertThat(own.get("ratio").orElseThrow().toString()).contains("0.500"));
    assertThat(Bars.of(List.of(comparison())))
        .startsWith("<svg ")
        .contains("自分 / own", "90.0  (0.50x)")
        .endsWith("</svg>\n");
  }
}
