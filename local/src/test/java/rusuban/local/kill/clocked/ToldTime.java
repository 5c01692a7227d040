package rusuban.local.kill.clocked;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import rusuban.line.LineOptions;
import rusuban.wiring.Parts;

/** The time that stands in a file: the same for all processes, still until it is moved. */
public final class ToldTime extends Clock {
  /** The environment variable that names the file. */
  public static final String VARIABLE = "TOLD_TIME";

  private final Path file;

  public ToldTime(Path file) {
    this.file = file;
  }

  /** The parts of a function, as its own constructor makes them but for the clock. */
  static Parts parts(LineOptions line) {
    Map<String, String> variables = System.getenv();
    return Parts.from(variables, new ToldTime(Path.of(variables.get(VARIABLE))), System.out, line);
  }

  /** Whole or not at all: a process may be reading it. */
  public void set(Instant now) {
    try {
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.writeString(next, now.toString());
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Instant instant() {
    try {
      return Instant.parse(Files.readString(file));
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
