package rusuban.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rusuban.core.Json;
import rusuban.local.http.Fields;

/** What was measured, for a table and for JSON. */
final class Figures {
  private static final double MEGA = 1024.0 * 1024.0;

  private final String key;
  private final String title;
  private final List<Figure> figures = new ArrayList<>();

  private record Figure(String key, String label, String text, Json value) {}

  Figures(String key, String title) {
    this.key = key;
    this.title = title;
  }

  String key() {
    return key;
  }

  Figures count(String name, String label, long value) {
    return add(name, label, Long.toString(value), Json.num(value));
  }

  Figures decimal(String name, String label, double value) {
    return number(name, label, value, "");
  }

  Figures rate(String name, String label, double perSecond) {
    return number(name, label, perSecond, "/s");
  }

  Figures millis(String name, String label, double millis) {
    return number(name + "Ms", label, millis, " ms");
  }

  Figures seconds(String name, String label, double seconds) {
    return number(name + "Seconds", label, seconds, " s");
  }

  Figures megabytes(String name, String label, double bytes) {
    return number(name + "MB", label, bytes / MEGA, " MB");
  }

  Figures percent(String name, String label, double share) {
    return number(name + "Percent", label, share * 100, " %");
  }

  Figures counts(String name, String label, Map<String, Long> counts) {
    var fields = Fields.fields();
    counts.forEach(fields::put);
    var text = counts.toString();
    return add(name, label, text.substring(1, text.length() - 1), fields.build());
  }

  Figures latency(String name, String label, Latency latency) {
    return millis(name + "P50", label + " p50", latency.p50())
        .millis(name + "P99", label + " p99", latency.p99())
        .millis(name + "P999", label + " p99.9", latency.p999())
        .millis(name + "Longest", label + " max", latency.longest());
  }

  private Figures number(String name, String label, double value, String unit) {
    var rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    return add(name, label, rounded.toPlainString() + unit, new Json.Num(rounded));
  }

  /** One figure in its own words. */
  Figures add(String name, String label, String text, Json value) {
    figures.add(new Figure(name, label, text, value));
    return this;
  }

  Json.Obj json() {
    var fields = Fields.fields();
    figures.forEach(it -> fields.put(it.key, it.value));
    return fields.build();
  }

  String table() {
    int widest = figures.stream().mapToInt(it -> width(it.label)).max().orElse(0);
    var table = new StringBuilder("\n").append(title).append('\n');
    for (var it : figures)
      table
          .append("  ")
          .append(it.label)
          .append(" ".repeat(widest - width(it.label) + 2))
          .append(it.text)
          .append('\n');
    return table.toString();
  }

  /** Columns on a terminal: Japanese letters take two. */
  private static int width(String text) {
    return text.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
  }
}
