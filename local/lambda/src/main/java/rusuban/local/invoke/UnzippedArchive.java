package rusuban.local.invoke;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipInputStream;

/** A function's archive, laid out as in Lambda's {@code /var/task}. Closing it deletes it. */
public record UnzippedArchive(Path folder) implements AutoCloseable {

  /** Unzips the archive into a new temporary folder. */
  public static UnzippedArchive of(Path archive) throws IOException {
    var unzipped = new UnzippedArchive(Files.createTempDirectory("rusuban-task"));
    try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = unzipped.folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(unzipped.folder)) {
          throw new IOException(archive + " has an entry outside its own folder");
        }
        if (entry.isDirectory()) Files.createDirectories(target);
        else Files.copy(zip, target);
      }
      return unzipped;
    } catch (IOException e) {
      unzipped.close();
      throw e;
    }
  }

  /**
   * Returns the class path in the order of Lambda's Java runtime: the runtime client, then the
   * archive.
   *
   * @param home the project's folder, where the build leaves the runtime client
   */
  public List<Path> classPath(Path home) throws IOException {
    var classPath = new ArrayList<>(jars(home.resolve("local/lambda/target/runtime-client")));
    classPath.add(folder);
    classPath.addAll(jars(folder.resolve("lib")));
    return classPath;
  }

  /** Returns the jars of a folder in a fixed order. */
  public static List<Path> jars(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  @Override
  public void close() {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
