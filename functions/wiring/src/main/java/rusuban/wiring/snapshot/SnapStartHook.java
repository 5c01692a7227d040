package rusuban.wiring.snapshot;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import rusuban.wiring.EmfTelemetry;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * The hooks around Lambda's snapshot (Lambda developer guide, "Lambda SnapStart runtime hooks for
 * Java"): everything a message needs is used once before, so that the first message after a restore
 * finds it loaded. A preparation that throws fails the deployment, with its reason in the log.
 */
public final class SnapStartHook implements Resource {
  /** Lambda's client holds its hooks weakly. */
  private static final List<SnapStartHook> KEPT = new CopyOnWriteArrayList<>();

  /**
   * The JDK's own HTTP client, which the AWS SDK uses here, keeps a connection open for five
   * seconds, looks every five, and can be told nothing else. In a snapshot it would be dead.
   */
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(11);

  /**
   * In a first deployment the function's role is seconds old, and what it allows is not known
   * everywhere yet (IAM user guide, "Troubleshooting", "Changes that I make are not always
   * immediately visible").
   */
  private static final Duration PROPAGATION = Duration.ofSeconds(15);

  private static final int TRIES = 3;

  private final PrintStream out;
  private final Runnable before;
  private final Runnable after;

  private SnapStartHook(PrintStream out, Runnable before, Runnable after) {
    this.out = out;
    this.before = before;
    this.after = after;
  }

  /** Whether Lambda will take a snapshot of this process once it has started. */
  public static boolean isTaken(Map<String, String> environment) {
    return "snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
  }

  /**
   * Registers what is to be done.
   *
   * @param out is told why it failed
   * @param before before the snapshot
   * @param after in each process that was restored from it, before its first event
   */
  public static void register(PrintStream out, Runnable before, Runnable after) {
    var snapStartHook = new SnapStartHook(out, before, after);
    KEPT.add(snapStartHook);
    Core.getGlobalContext().register(snapStartHook);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) throws InterruptedException {
    try {
      prepare();
    } catch (RuntimeException e) {
      // Lambda's client reports that a hook failed, and not why.
      EmfTelemetry.failed(out, "SnapshotFailed", e);
      throw e;
    }
    Thread.sleep(LONGEST_IDLE);
  }

  private void prepare() throws InterruptedException {
    for (int left = TRIES - 1; ; left--) {
      try {
        before.run();
        return;
      } catch (AwsServiceException e) {
        var code = e.awsErrorDetails().errorCode();
        if (left == 0 || !code.startsWith("AccessDenied")) throw e;
        Thread.sleep(PROPAGATION);
      }
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    after.run();
  }
}
