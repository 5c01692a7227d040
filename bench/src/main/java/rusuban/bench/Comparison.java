package rusuban.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import rusuban.core.Json;
import rusuban.local.http.Fields;

/**
 * One figure of several contestants over rounds in which each took its turn, and its ratio to that
 * of the first: of the same round, and then the median.
 */
final class Comparison {
  private final String key;
  private final String title;
  private final String unit;
  private final Map<String, List<Double>> values = new LinkedHashMap<>();
  private final Map<String, String> labels = new LinkedHashMap<>();

  /** Of a smallest, middle and largest value. */
  record Spread(double median, double least, double most) {
    static Spread of(List<Double> values) {
      var sorted = values.stream().sorted().toList();
      return new Spread(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
    }
  }

  Comparison(String key, String title, String unit) {
    this.key = key;
    this.title = title;
    this.unit = unit;
  }

  /** This figure of these samples, by contestant. */
  static Comparison of(
      String key,
      String title,
      String unit,
      Map<Contestant, List<Sample>> samples,
      ToDoubleFunction<Sample> figure) {
    var comparison = new Comparison(key, title, unit);
    samples.forEach(
        (who, its) ->
            its.forEach(it -> comparison.add(who.key(), who.label(), figure.applyAsDouble(it))));
    return comparison;
  }

  void add(String who, String label, double value) {
    labels.put(who, label);
    values.computeIfAbsent(who, _ -> new ArrayList<>()).add(value);
  }

  String key() {
    return key;
  }

  String title() {
    return title;
  }

  String unit() {
    return unit;
  }

  Map<String, String> labels() {
    return labels;
  }

  Spread spread(String who) {
    return Spread.of(values.getOrDefault(who, List.of()));
  }

  /** To the first contestant; 1 for itself. */
  Spread ratio(String who) {
    var first = values.values().iterator().next();
    var own = values.getOrDefault(who, List.of());
    return Spread.of(
        IntStream.range(0, Math.min(first.size(), own.size()))
            .mapToObj(i -> own.get(i) / first.get(i))
            .toList());
  }

  String table() {
    var table = new StringBuilder("\n").append(title).append(" (").append(unit).append(")\n");
    table.append("  %9s %9s %9s %8s%n".formatted("median", "min", "max", "ratio"));
    labels.forEach(
        (who, label) -> {
          var spread = spread(who);
          table.append(
              "  %9.2f %9.2f %9.2f %7.2fx  %s%n"
                  .formatted(spread.median, spread.least, spread.most, ratio(who).median(), label));
        });
    return table.toString();
  }

  Json json() {
    var all = Fields.fields();
    labels.keySet().forEach(who -> all.put(who, json(who)));
    return all.build();
  }

  private Json json(String who) {
    var spread = spread(who);
    return Fields.fields()
        .put("median", number(spread.median))
        .put("min", number(spread.least))
        .put("max", number(spread.most))
        .put("ratio", number(ratio(who).median()))
        .build();
  }

  private static Json number(double value) {
    return new Json.Num(
        java.math.BigDecimal.valueOf(value).setScale(3, java.math.RoundingMode.HALF_UP));
  }
}
