package rusuban.local.invoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/**
 * The native part of the runtime client, in a separate file for each process. By default the client
 * writes it to one place in /tmp and loads it from there. Of two processes that start at once, one
 * could load a file that the other is still writing.
 */
final class NativeRuntimeLibrary {
  private static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private NativeRuntimeLibrary() {}

  /**
   * Returns the JVM option that names the file; empty if the class path has no library for this
   * machine.
   */
  static Optional<String> option(List<Path> classPath) throws IOException {
    for (Path jar : classPath)
      if (jar.getFileName().toString().startsWith("aws-lambda-java-runtime-interface-client"))
        return unpacked(jar).map(file -> "-D" + PROPERTY + "=" + file);
    return Optional.empty();
  }

  private static Optional<Path> unpacked(Path jar) throws IOException {
    try (var zip = new ZipFile(jar.toFile())) {
      var entry = zip.getEntry("jni/libaws-lambda-jni." + machine() + ".so");
      if (entry == null) return Optional.empty();
      Path file = Files.createTempFile("rusuban-runtime-client", ".so");
      file.toFile().deleteOnExit();
      Files.write(file, zip.getInputStream(entry).readAllBytes());
      return Optional.of(file);
    }
  }

  private static String machine() throws IOException {
    String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    return (isMusl() ? "linux_musl-" : "linux-") + processor;
  }

  /** Returns whether the C library is musl, as on Alpine. */
  private static boolean isMusl() throws IOException {
    Path libraries = Path.of("/lib");
    if (!Files.isDirectory(libraries)) return false;
    try (var musl = Files.newDirectoryStream(libraries, "ld-musl-*")) {
      return musl.iterator().hasNext();
    }
  }
}
