package rusuban.simulation.ports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import rusuban.app.Telemetry;
import rusuban.app.due.DueWork;
import rusuban.app.due.ShardQueue;
import rusuban.app.messaging.MessagingApi;
import rusuban.app.settings.SettingsRepository;
import rusuban.app.store.StorePorts;
import rusuban.core.settings.Settings;
import rusuban.simulation.CoverageCounts;
import rusuban.simulation.FaultInjector;
import rusuban.simulation.InvariantMonitor;
import rusuban.simulation.ModelledLine;
import rusuban.simulation.ScheduleStore;
import rusuban.simulation.SimulatedInvocation;

/**
 * The ports of one schedule. Each invocation gets decorators of the real ports, which inject faults
 * and report to the invariant monitor.
 */
public final class FaultyPorts {
  private final ScheduleStore scheduleStore;
  private final ModelledLine modelledLine;
  private final FaultInjector faultInjector;
  private final InvariantMonitor invariantMonitor;
  private final Map<Long, Settings> loaded = new HashMap<>();
  private final Map<Integer, List<DueWork>> lastDue = new HashMap<>();
  private final CoverageCounts coverageCounts;
  private final Consumer<String> story;

  public FaultyPorts(
      ScheduleStore scheduleStore,
      ModelledLine modelledLine,
      FaultInjector faultInjector,
      InvariantMonitor invariantMonitor,
      CoverageCounts coverageCounts,
      Consumer<String> story) {
    this.story = story;
    this.scheduleStore = scheduleStore;
    this.modelledLine = modelledLine;
    this.faultInjector = faultInjector;
    this.invariantMonitor = invariantMonitor;
    this.coverageCounts = coverageCounts;
  }

  public StorePorts stores(SimulatedInvocation simulatedInvocation) {
    var calls = calls(simulatedInvocation);
    var real = scheduleStore.stores();
    return new StorePorts(
        new FaultyChatStore(real.chats(), calls, invariantMonitor, coverageCounts),
        new FaultyReplyOutbox(real.replies(), calls, invariantMonitor),
        new FaultyFollowUpQueue(real.followUps(), calls, invariantMonitor, coverageCounts),
        new FaultyDueWorkIndex(scheduleStore, calls, coverageCounts, lastDue),
        new FaultyChatArchive(real.archive(), calls, invariantMonitor),
        new FaultyAccountStore(real.accounts(), calls));
  }

  public MessagingApi messaging(SimulatedInvocation simulatedInvocation) {
    return new FaultyMessagingApi(modelledLine, calls(simulatedInvocation), invariantMonitor);
  }

  public ShardQueue consumers(SimulatedInvocation simulatedInvocation, ShardQueue queue) {
    return new FaultyShardQueue(queue, calls(simulatedInvocation));
  }

  public SettingsRepository versions(SimulatedInvocation simulatedInvocation) {
    return new FaultySettingsRepository(
        scheduleStore.versions(), calls(simulatedInvocation), loaded);
  }

  public Telemetry telemetry(SimulatedInvocation simulatedInvocation) {
    return (what, account, ids) ->
        invariantMonitor.told(simulatedInvocation, what.name(), account, ids);
  }

  private FaultyCalls calls(SimulatedInvocation simulatedInvocation) {
    return new FaultyCalls(simulatedInvocation, faultInjector, story);
  }
}
