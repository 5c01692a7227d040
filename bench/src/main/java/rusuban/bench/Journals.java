package rusuban.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rusuban.core.Json;
import rusuban.settings.JsonText;

/** What the functions told, each process in a file of its own, one JSON object a line. */
final class Journals implements AutoCloseable {
  /** What makes a line a metric for CloudWatch; the metric's own field comes right after it. */
  private static final String ENVELOPE = "_aws";

  private final Path folder;
  private final List<Path> files = new ArrayList<>();

  Journals() throws IOException {
    folder = Files.createTempDirectory("rusuban-bench");
    folder.toFile().deleteOnExit();
  }

  /** A file for one more process. */
  Path next() {
    var file = folder.resolve("journal-" + files.size());
    file.toFile().deleteOnExit();
    files.add(file);
    return file;
  }

  /** How often each metric was told. */
  Map<String, Long> counted() throws IOException {
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

  @Override
  public void close() {
    try {
      for (var file : files) Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
