package rusuban.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rusuban.bench.report.Comparison.Spread;
import rusuban.json.Json;

class ComparisonTest {
  private static Comparison comparison() {
    var comparison = new Comparison("wall", "起動 / start (ms)");
    for (double it : new double[] {100, 300, 200}) comparison.add("peer", "相手 / peer", it);
    for (double it : new double[] {50, 90, 120}) comparison.add("own", "自分 / own", it);
    return comparison;
  }

  @Test
  void a_spread_has_median_minimum_and_maximum() {
    assertThat(comparison().spread("own")).isEqualTo(new Spread(90, 50, 120));
  }

  @Test
  void a_ratio_compares_with_the_peer_of_the_same_round() {
    assertThat(comparison().ratio("own")).isEqualTo(new Spread(0.5, 0.3, 0.6));
    assertThat(comparison().ratio("peer")).isEqualTo(new Spread(1, 1, 1));
  }

  @Test
  void figures_appear_in_a_table_and_in_JSON() {
    assertThat(comparison().table()).contains("90.00", "50.00", "120.00", "0.50x", "自分 / own");
    assertThat(comparison().json().get("own"))
        .get()
        .isInstanceOfSatisfying(
            Json.Obj.class,
            own -> {
              assertThat(own.fields().keySet()).containsExactly("median", "min", "max", "ratio");
              assertThat(own.get("ratio").orElseThrow().toString()).contains("0.500");
            });
  }
}
