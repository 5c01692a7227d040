package rusuban.local.simulate;

import java.io.PrintWriter;
import java.util.function.LongConsumer;

/** The progress of a run: a bar on a terminal, otherwise a line for each tenth. */
final class ProgressBar implements LongConsumer {
  private static final int WIDTH = 40;
  private static final String RETURN = "\r";

  private final long count;
  private final boolean terminal;
  private final PrintWriter to;
  private long shown = -1;

  ProgressBar(long count, boolean terminal, PrintWriter to) {
    this.count = count;
    this.terminal = terminal;
    this.to = to;
  }

  /** Updates the number of finished runs. Several threads may call this out of order. */
  @Override
  public synchronized void accept(long done) {
    long percent = (long) (100.0 * done / count);
    long step = terminal ? percent : percent / 10;
    if (step <= shown) return;
    shown = step;
    var text = "%3d%%  %,d / %,d".formatted(percent, done, count);
    if (terminal) {
      int full = (int) (percent * WIDTH / 100);
      to.print(RETURN + "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + text);
      if (percent == 100) to.println();
    } else to.println(text);
    to.flush();
  }

  /** Ends the bar of an incomplete run. */
  synchronized void end() {
    if (terminal && shown >= 0 && shown < 100) to.println();
  }
}
