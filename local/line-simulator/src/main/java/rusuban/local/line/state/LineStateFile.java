package rusuban.local.line.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.NoSuchElementException;
import java.util.Optional;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.json.MalformedJsonException;

/**
 * A file that keeps the simulated LINE over a restart: people, chats, uploads and the month's
 * count. It excludes reply tokens and webhooks under way: LINE's own live for minutes.
 *
 * @param path the file
 */
public record LineStateFile(Path path) {

  /** Thrown if the file cannot be used. */
  public static final class Damaged extends IOException {
    private static final long serialVersionUID = 1L;
    private final String ja;
    private final String en;

    Damaged(String ja, String en) {
      super(en);
      this.ja = ja;
      this.en = en;
    }

    /** Returns the error and its remedy, in Japanese. */
    public String ja() {
      return ja;
    }

    /** Returns the error and its remedy, in English. */
    public String en() {
      return en;
    }
  }

  /**
   * Returns the contents of the file; empty if there is no file.
   *
   * @throws Damaged if it is not one that {@link #write} wrote
   */
  public Optional<LineStateSnapshot> read() throws IOException {
    if (!Files.exists(path)) return Optional.empty();
    byte[] bytes = Files.readAllBytes(path);
    try {
      if (JsonText.parse(bytes) instanceof Json.Obj json) {
        if (!LineStateJson.isOfThisVersion(json))
          throw new Damaged(
              "電話の記録 " + path + " は、別の版の rusuban が書いたものです。別の場所に移してから始めてください。",
              "The phone's record "
                  + path
                  + " is of another version of rusuban; move it away and start again.");
        return Optional.of(LineStateJson.read(json));
      }
    } catch (MalformedJsonException
        | DateTimeException
        | NoSuchElementException
        | ClassCastException
        | IllegalArgumentException _) {
      // The text below says so.
    }
    throw new Damaged(
        "電話の記録 " + path + " が壊れています。別の場所に移すと、空の電話から始められます (店の記録は残ります)。",
        "The phone's record "
            + path
            + " is damaged. Move it away to begin with an empty phone; the shop's records stay.");
  }

  /** Writes the file whole or not at all, even if the process ends meanwhile. */
  public void write(Json json) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    byte[] bytes = JsonText.write(json).getBytes(StandardCharsets.UTF_8);
    Files.write(fresh, bytes);
    try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
