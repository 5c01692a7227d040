package rusuban.local.settings;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.core.ValidationProblem;
import rusuban.settings.DocumentPositions;
import rusuban.settings.SettingsDocument;

/** A settings document in a file, and the messages about it. */
final class SettingsFile {
  private SettingsFile() {}

  /** Reads the text of the file. If that fails, prints an error and returns empty. */
  static Optional<String> read(Path file, PrintWriter err) {
    try {
      return Optional.of(Files.readString(file));
    } catch (CharacterCodingException _) {
      err.println(file + " を UTF-8 で保存してください。");
      err.println("Save " + file + " as UTF-8.");
    } catch (IOException _) {
      err.println("設定のファイル " + file + " を読めません。");
      err.println("The settings file " + file + " cannot be read.");
    }
    return Optional.empty();
  }

  /**
   * Prints problems and warnings of the document to {@code out}, one a line.
   *
   * @param now the time at which the document would go live
   * @return whether the document has no problems
   */
  static boolean check(Path file, String document, Instant now, PrintWriter out) {
    return switch (SettingsDocument.read(document)) {
      case SettingsDocument.Read.Bad(var problems) -> {
        print("✗", file, document, problems, out);
        out.println("問題が" + problems.size() + "件あります。 / Problems found: " + problems.size() + ".");
        yield false;
      }
      case SettingsDocument.Read.Good good -> {
        print("⚠", file, document, good.warnings(now), out);
        yield true;
      }
    };
  }

  /** Prints file name, line and column first, where editors and terminals look for them. */
  private static void print(
      String mark, Path file, String document, List<ValidationProblem> said, PrintWriter out) {
    if (said.isEmpty()) return;
    var places = DocumentPositions.in(document);
    for (var each : said)
      out.println(
          mark
              + " "
              + file.getFileName()
              + ":"
              + places.label(each)
              + ": "
              + each.ja()
              + " / "
              + each.en());
  }
}
