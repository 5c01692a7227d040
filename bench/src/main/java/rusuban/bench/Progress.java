package rusuban.bench;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/** How far a run is: a bar that moves where a person watches, else a line now and then. */
final class Progress {
  private static final int WIDTH = 30;
  private static final long BETWEEN_LINES_NANOS = 10_000_000_000L;
  private static final long BETWEEN_BARS_NANOS = 200_000_000L;

  private final PrintStream out;
  private final boolean terminal;
  private long last;
  private String shown = "";

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** On standard error, so that the figures alone are on standard output. */
  static Progress ofThisProcess() {
    var watched = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    return new Progress(System.err, watched.isPresent());
  }

  /** So much of it is done. */
  synchronized void show(String what, long done, long all) {
    long now = System.nanoTime();
    boolean anew = !shown.equals(what);
    if (!anew && done < all && now - last < (terminal ? BETWEEN_BARS_NANOS : BETWEEN_LINES_NANOS))
      return;
    if (anew && terminal && !shown.isEmpty()) out.println();
    last = now;
    shown = what;
    if (terminal) out.print("\r" + bar(what, done, all));
    else out.println(what + " " + done + " / " + all);
    out.flush();
  }

  /** The figures follow. */
  synchronized void over() {
    if (terminal && !shown.isEmpty()) out.println();
    shown = "";
  }

  private static String bar(String what, long done, long all) {
    int filled = all == 0 ? WIDTH : (int) (WIDTH * Math.min(done, all) / all);
    return "[%s%s] %d / %d %s"
        .formatted("#".repeat(filled), "-".repeat(WIDTH - filled), done, all, what);
  }
}
