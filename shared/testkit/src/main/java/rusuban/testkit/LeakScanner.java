package rusuban.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names, texts, tokens and secrets that tests use, and where they must not be: in no line of a
 * log, no metric and no error of the whole test run. Tests make theirs up with {@link #MARK} in
 * them; the others are those of {@code events/} and of the fakes. {@link #watched} looks at a
 * journal while it is written, {@link #main} at everything that reached a standard output or error:
 * what surefire redirected to {@code target/surefire-reports/*-output.txt}. Its reports themselves
 * are not looked at: they name tests after their parameters, which may be canaries.
 */
public final class LeakScanner {
  /** In every one that a test makes up. */
  public static final String MARK = "canary";

  private static final List<String> KNOWN =
      List.of(
          MARK,
          // The channel secret of LINE's own example, which nearly every test signs with.
          "8c570fa6dd201bb328f1c1eac23a96d8",
          "こんにちは",
          "いらっしゃいませ");

  private static final Pattern OF_AN_EVENT =
      Pattern.compile(
          "\\\\\"(?:text|replyToken|quoteToken|markAsReadToken|address|data)\\\\\":\\\\\"([^\\\\\"]{8,})\\\\\"");

  private final List<String> words;

  /** Those of the tests and of the files in this folder of events. */
  public LeakScanner(Path events) {
    words = Stream.concat(KNOWN.stream(), ofEvents(events).stream()).distinct().toList();
  }

  private static List<String> ofEvents(Path events) {
    var found = new ArrayList<String>();
    for (Path file : files(events, ".json"))
      OF_AN_EVENT.matcher(read(file)).results().forEach(result -> found.add(result.group(1)));
    return found;
  }

  /** Every word that must not be seen. */
  public List<String> words() {
    return words;
  }

  /** The first of them in this text. */
  public Optional<String> in(String text) {
    return words.stream().filter(text::contains).findFirst();
  }

  /** A stream that fails whoever writes a line with one of them. */
  public PrintStream watched(OutputStream to) {
    var line = new ByteArrayOutputStream();
    var watching =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            to.write(b);
            line.write(b);
            if (b != '\n') return;
            in(line.toString(StandardCharsets.UTF_8)).ifPresent(LeakScanner::fail);
            line.reset();
          }
        };
    return new PrintStream(watching, true, StandardCharsets.UTF_8);
  }

  private static void fail(String canary) {
    throw new AssertionError("a journal's line holds " + canary);
  }

  /** The file and line of each that reached a standard output, under the folder of the project. */
  public List<String> leaks(Path project) {
    var leaks = new ArrayList<String>();
    for (Path file : files(project, "-output.txt")) {
      if (!file.resolveSibling("").endsWith(Path.of("target", "surefire-reports"))) continue;
      var lines = read(file).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        int number = i + 1;
        in(lines.get(i)).ifPresent(it -> leaks.add(file + ":" + number + ": " + it));
      }
    }
    return List.copyOf(leaks);
  }

  private static List<Path> files(Path folder, String ending) {
    try (var all = Files.find(folder, 8, (file, _) -> file.toString().endsWith(ending))) {
      return all.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      // What a test wrote need not be UTF-8.
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends with 1 where something leaked in the tests of the project in this folder. */
  public static void main(String... arguments) {
    Path project = Path.of(arguments[0]);
    var leaks = new LeakScanner(project.resolve("events")).leaks(project);
    leaks.forEach(leak -> System.err.println("漏れ / leaked: " + leak));
    if (!leaks.isEmpty()) System.exit(1);
  }
}
