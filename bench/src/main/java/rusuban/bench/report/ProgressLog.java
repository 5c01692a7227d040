package rusuban.bench.report;

import java.io.PrintStream;

/** Progress lines of a long measurement, at most one in ten seconds for each step. */
public final class ProgressLog {
  private static final long NANOS_BETWEEN_LINES = 10_000_000_000L;

  private final PrintStream out;
  private String step = "";
  private long printed;

  /** Creates a log that prints to this stream. Standard output is for figures only. */
  public ProgressLog(PrintStream out) {
    this.out = out;
  }

  /** Prints the progress of a step. */
  public void report(String current, long done, long total) {
    long now = System.nanoTime();
    if (current.equals(step) && done < total && now - printed < NANOS_BETWEEN_LINES) return;
    step = current;
    printed = now;
    out.println(current + " " + done + " / " + total);
  }
}
