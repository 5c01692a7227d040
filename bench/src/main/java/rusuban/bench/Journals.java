package rusuban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rusuban.core.Json;
import rusuban.settings.JsonText;

/** What the functions told, one JSON object a line. */
final class Journals {
  /** What makes a line a metric for CloudWatch; the metric's own field comes right after it. */
  private static final String ENVELOPE = "_aws";

  private Journals() {}

  /** How often each metric was told. */
  static Map<String, Long> counted(List<Path> files) throws IOException {
    var counts = new TreeMap<String, Long>();
    for (var file : files)
      try (var lines = Files.lines(file)) {
        lines.forEach(line -> counts.merge(metric(line), 1L, Long::sum));
      }
    return counts;
  }

  private static String metric(String line) {
    if (!(JsonText.parse(line) instanceof Json.Obj told)) return "?";
    return told.fields().keySet().stream()
        .filter(name -> !name.equals(ENVELOPE))
        .findFirst()
        .orElse("?");
  }
}
