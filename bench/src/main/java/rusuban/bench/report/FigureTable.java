package rusuban.bench.report;

import java.util.ArrayList;
import java.util.List;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;

/** Measured figures with labels, printed as a table and written as JSON. */
public final class FigureTable {
  private final String title;
  private final List<Figure> figures = new ArrayList<>();

  private record Figure(String key, String label, String text, Json value) {}

  /** Creates a table without figures. */
  public FigureTable(String title) {
    this.title = title;
  }

  /** Adds a figure. The text appears in the table, the value in JSON. */
  public void add(String key, String label, String text, Json value) {
    figures.add(new Figure(key, label, text, value));
  }

  /** Adds a whole number. */
  public void add(String key, String label, long count) {
    add(key, label, Long.toString(count), Json.num(count));
  }

  /** Returns the figures by their keys. */
  public Json.Obj json() {
    var jsonObjectBuilder = JsonObjectBuilder.fields();
    figures.forEach(it -> jsonObjectBuilder.put(it.key, it.value));
    return jsonObjectBuilder.build();
  }

  /** Returns the table for a terminal, with one line for each figure. */
  public String table() {
    var table = new StringBuilder("\n").append(title).append('\n');
    for (var it : figures) table.append("  %-44s  %s%n".formatted(it.text, it.label));
    return table.toString();
  }
}
