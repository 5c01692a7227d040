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
 * Java"). They use everything that a message needs once, so that the first message after a restore
 * finds it loaded. A failed priming fails the deployment, with its reason in the log.
 */
public final class SnapStartHook implements Resource {
  /** Strong references to the hooks, because Lambda's client holds them weakly. */
  private static final List<SnapStartHook> KEPT = new CopyOnWriteArrayList<>();

  /**
   * Time after which no idle connection is open. The JDK's HTTP client, which the AWS SDK uses
   * here, closes connections idle for five seconds, and checks every five. Neither is configurable.
   * In a snapshot a connection would be dead.
   */
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(11);

  /**
   * Wait for a new role's permissions. In a first deployment the role is seconds old and not yet
   * known everywhere (IAM user guide, "Troubleshooting", "Changes that I make are not always
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

  /** Returns whether Lambda takes a snapshot of this process after its start. */
  public static boolean isTaken(Map<String, String> environment) {
    return "snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
  }

  /**
   * Registers the hooks.
   *
   * @param out reports a failed priming with its reason
   * @param before runs before the snapshot
   * @param after runs in each process restored from it, before its first event
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
      // Lambda's client reports the failure of a hook without its reason.
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
