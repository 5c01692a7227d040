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

/** A function's archive as Lambda lays it out under {@code /var/task}; gone when closed. */
public record UnzippedArchive(Path folder) implements AutoCloseable {

  /** Unzips into a new temporary folder. */
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
   * The class path of its process, in the order of Lambda's Java runtime: the runtime client's jars
   * and the archive.
   *
   * @param home the project's folder, where the build leaves the runtime client
   */
  public List<Path> classPath(Path home) throws IOException {
    var classPath = new ArrayList<>(jars(home.resolve("local/target/runtime-client")));
    classPath.add(folder);
    classPath.addAll(jars(folder.resolve("lib")));
    return classPath;
  }

  /** The jars of a folder in a fixed order. */
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
