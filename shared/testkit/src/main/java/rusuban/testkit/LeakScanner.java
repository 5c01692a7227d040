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
 * The canaries of the tests, and their search in each log line, metric and error of a test run.
 * Canaries are names, texts, tokens and secrets. Tests make theirs up with {@link #MARK} in them;
 * the others are those of {@code events/} and of the fakes. {@link #watched} checks a log while it
 * is written. {@link #main} checks every standard output and error that surefire redirected to
 * {@code target/surefire-reports/*-output.txt}. It skips surefire's reports, because they name
 * tests after their parameters, which may be canaries.
 */
public final class LeakScanner {
  /** The mark in every canary that a test makes up. */
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

  /** Creates a scanner for the canaries of the tests and of the files in this folder of events. */
  public LeakScanner(Path events) {
    words = Stream.concat(KNOWN.stream(), ofEvents(events).stream()).distinct().toList();
  }

  private static List<String> ofEvents(Path events) {
    var found = new ArrayList<String>();
    for (Path file : files(events, ".json"))
      OF_AN_EVENT.matcher(read(file)).results().forEach(result -> found.add(result.group(1)));
    return found;
  }

  /** Returns all canaries. */
  public List<String> words() {
    return words;
  }

  /** Returns the first canary in this text. */
  public Optional<String> in(String text) {
    return words.stream().filter(text::contains).findFirst();
  }

  /** Returns a stream that fails the writer of a line with a canary. */
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

  /**
   * Returns the file and line of each canary on a standard output, under the folder of the project.
   */
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
      // A test may write bytes that are not UTF-8.
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Exits with 1 if a canary leaked in the tests of the project in this folder. */
  public static void main(String... arguments) {
    Path project = Path.of(arguments[0]);
    var leaks = new LeakScanner(project.resolve("events")).leaks(project);
    leaks.forEach(leak -> System.err.println("漏れ / leaked: " + leak));
    if (!leaks.isEmpty()) System.exit(1);
  }
}
