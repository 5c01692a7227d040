package rusuban.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rusuban.json.Json;
import rusuban.json.JsonText;

/** Option {@code --json} of the bench commands. */
public final class JsonFileOption {
  @Option(names = "--json", paramLabel = "FILE", description = "JSON でも書く / writes JSON too")
  private @Nullable Path file;

  /** Writes the figures to the file, if the option is given. */
  public void write(Json.Obj figures) throws IOException {
    if (file != null) Files.writeString(file, JsonText.write(figures) + "\n");
  }
}
