package rusuban.bench.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;

/**
 * One figure of several candidates, measured in rounds. Ratios compare with the first candidate's
 * value of the same round.
 */
public final class Comparison {
  private final String key;
  private final String title;
  private final Map<String, List<Double>> values = new LinkedHashMap<>();
  private final Map<String, String> labels = new LinkedHashMap<>();

  /** Median, minimum and maximum of some values. */
  record Spread(double median, double min, double max) {
    static Spread of(List<Double> values) {
      var sorted = values.stream().sorted().toList();
      return new Spread(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
    }
  }

  /** Creates a comparison without values. The key names it in JSON. */
  public Comparison(String key, String title) {
    this.key = key;
    this.title = title;
  }

  /** Adds a candidate's value of the next round. */
  public void add(String candidate, String label, double value) {
    labels.put(candidate, label);
    values.computeIfAbsent(candidate, _ -> new ArrayList<>()).add(value);
  }

  /** Prints a table of each comparison and returns all of them as JSON. */
  public static Json.Obj print(Collection<Comparison> comparisons) {
    var all = JsonObjectBuilder.fields();
    for (var comparison : comparisons) {
      System.out.print(comparison.table());
      all.put(comparison.key, comparison.json());
    }
    return all.build();
  }

  Spread spread(String candidate) {
    return Spread.of(values.getOrDefault(candidate, List.of()));
  }

  /** Returns the ratios to the first candidate. */
  Spread ratio(String candidate) {
    var first = values.values().iterator().next();
    var own = values.getOrDefault(candidate, List.of());
    return Spread.of(
        IntStream.range(0, Math.min(first.size(), own.size()))
            .mapToObj(i -> own.get(i) / first.get(i))
            .toList());
  }

  String table() {
    var table = new StringBuilder("\n").append(title).append('\n');
    table.append("  %9s %9s %9s %8s%n".formatted("median", "min", "max", "ratio"));
    labels.forEach(
        (candidate, label) -> {
          var spread = spread(candidate);
          double ratio = ratio(candidate).median;
          table.append(
              "  %9.2f %9.2f %9.2f %7.2fx  %s%n"
                  .formatted(spread.median, spread.min, spread.max, ratio, label));
        });
    return table.toString();
  }

  Json.Obj json() {
    var all = JsonObjectBuilder.fields();
    for (var candidate : labels.keySet()) {
      var spread = spread(candidate);
      var figures =
          JsonObjectBuilder.fields()
              .put("median", number(spread.median))
              .put("min", number(spread.min))
              .put("max", number(spread.max))
              .put("ratio", number(ratio(candidate).median));
      all.put(candidate, figures.build());
    }
    return all.build();
  }

  private static Json number(double value) {
    return new Json.Num(BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP));
  }
}
