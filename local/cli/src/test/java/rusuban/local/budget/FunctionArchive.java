package rusuban.local.budget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** A function's archive as it is uploaded. */
record FunctionArchive(Path file) {

  long kilobytes() throws IOException {
    return Files.size(file) / 1024;
  }

  long jars() throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      return zip.stream().filter(entry -> entry.getName().endsWith(".jar")).count();
    }
  }
}
