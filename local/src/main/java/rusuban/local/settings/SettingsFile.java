package rusuban.local.settings;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import rusuban.core.Problem;
import rusuban.settings.SettingsDocument;

/** A settings document in a file, and what is said of it. */
final class SettingsFile {
  private SettingsFile() {}

  /** The text, empty where it cannot be read, which is then said. */
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

  /** Whether the document is good; problems go to {@code out}, a line each, and warnings too. */
  static boolean check(String document, PrintWriter out) {
    return switch (SettingsDocument.read(document)) {
      case SettingsDocument.Read.Bad(var problems) -> {
        print("✗", problems, out);
        out.println("問題が" + problems.size() + "件あります。 / Problems found: " + problems.size() + ".");
        yield false;
      }
      case SettingsDocument.Read.Good good -> {
        print("⚠", good.warnings(), out);
        yield true;
      }
    };
  }

  private static void print(String mark, List<Problem> said, PrintWriter out) {
    for (var each : said)
      out.println(mark + " " + each.at() + ": " + each.ja() + " / " + each.en());
  }
}
