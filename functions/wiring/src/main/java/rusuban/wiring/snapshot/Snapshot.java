package rusuban.wiring.snapshot;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * The hooks around Lambda's snapshot (Lambda developer guide, "Lambda SnapStart runtime hooks for
 * Java"): everything a message needs is used once before, so that the first message after a restore
 * finds it loaded. A preparation that throws fails the deployment, with its reason in the log.
 */
public final class Snapshot implements Resource {
  /** Lambda's client holds its hooks weakly. */
  private static final List<Snapshot> KEPT = new CopyOnWriteArrayList<>();

  private final Runnable before;
  private final Runnable after;

  private Snapshot(Runnable before, Runnable after) {
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
   * @param before before the snapshot; leaves no connection open
   * @param after in each process that was restored from it, before its first event
   */
  public static void register(Runnable before, Runnable after) {
    var snapshot = new Snapshot(before, after);
    KEPT.add(snapshot);
    Core.getGlobalContext().register(snapshot);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    before.run();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    after.run();
  }
}
