import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites a function's archive so that the jars in it are not compressed: a start then inflates no
 * class, and the archive, which is compressed as a whole, gets smaller. Names and order stay.
 */
final class UncompressedJars {
  /** One for all: some entries tell their time by the zone of whoever builds. */
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 1, 0, 0);

  public static void main(String[] archive) throws IOException {
    var path = Path.of(archive[0]);
    var rewritten = path.resolveSibling(path.getFileName() + ".new");
    try (var in = Files.newInputStream(path);
        var out = Files.newOutputStream(rewritten)) {
      copy(in, out, ZipEntry.DEFLATED);
    }
    Files.move(rewritten, path, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void copy(InputStream from, OutputStream to, int method) throws IOException {
    try (var in = new ZipInputStream(from, UTF_8);
        var out = new ZipOutputStream(to, UTF_8)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var bytes = in.readAllBytes();
        if (method == ZipEntry.DEFLATED && entry.getName().endsWith(".jar")) {
          var jar = new ByteArrayOutputStream();
          copy(new ByteArrayInputStream(bytes), jar, ZipEntry.STORED);
          bytes = jar.toByteArray();
        }
        out.putNextEntry(like(entry, bytes, method));
        out.write(bytes);
      }
    }
  }

  private static ZipEntry like(ZipEntry entry, byte[] bytes, int method) {
    var copy = new ZipEntry(entry.getName());
    copy.setTimeLocal(TIME);
    copy.setMethod(method);
    if (method == ZipEntry.STORED) {
      var crc = new CRC32();
      crc.update(bytes);
      copy.setSize(bytes.length);
      copy.setCrc(crc.getValue());
    }
    return copy;
  }
}
