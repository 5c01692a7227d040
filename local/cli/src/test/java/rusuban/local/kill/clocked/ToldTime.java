package rusuban.local.kill.clocked;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import rusuban.line.LineOptions;
import rusuban.wiring.CompositionRoot;
import rusuban.wiring.PostResponseExecutor;

/** The real time plus the duration in a file. All processes share it, and a test can move it. */
public final class ToldTime extends Clock {
  /** The environment variable that names the file. */
  public static final String VARIABLE = "TOLD_TIME";

  private static final Clock REAL = Clock.systemUTC();

  private final Path file;

  public ToldTime(Path file) {
    this.file = file;
  }

  /**
   * Returns a function's parts as its own constructor makes them, except for the clock and LINE's
   * time limits. The limits are long: on a busy machine LINE's answers must not be late by chance.
   *
   * @param after runs work that an answer need not wait for
   */
  static CompositionRoot parts(PostResponseExecutor after) {
    Map<String, String> variables = System.getenv();
    var time = new ToldTime(Path.of(variables.get(VARIABLE)));
    return CompositionRoot.from(variables, time, System.out, LineOptions.unhurried(), after);
  }

  /** Moves the clock to an instant. The move is atomic: a process may be reading the file. */
  public void set(Instant now) {
    try {
      Duration ahead = Duration.between(REAL.instant(), now);
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.writeString(next, ahead.toString());
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Instant instant() {
    try {
      return REAL.instant().plus(Duration.parse(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new IllegalArgumentException("this clock gives instants only");
  }
}
