package rusuban.simulation;

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

/**
 * The ports of one schedule. Each actor gets decorators of the real ports, which inject faults and
 * report to the watch.
 */
final class FaultyPorts {
  private final Store store;
  private final Line line;
  private final Weather weather;
  private final Watch watch;
  private final Map<Long, Settings> loaded = new HashMap<>();
  private final Map<Integer, List<DueWork>> lastDue = new HashMap<>();
  private final Seen seen;
  private final Consumer<String> story;

  FaultyPorts(
      Store store, Line line, Weather weather, Watch watch, Seen seen, Consumer<String> story) {
    this.story = story;
    this.store = store;
    this.line = line;
    this.weather = weather;
    this.watch = watch;
    this.seen = seen;
  }

  StorePorts stores(Actor actor) {
    var calls = calls(actor);
    var real = store.stores();
    return new StorePorts(
        new FaultyChatStore(real.chats(), calls, watch, seen),
        new FaultyReplyOutbox(real.replies(), calls, watch),
        new FaultyFollowUpQueue(real.followUps(), calls, watch, seen),
        new FaultyDueWorkIndex(store, calls, seen, lastDue),
        new FaultyChatArchive(real.archive(), calls, watch),
        new FaultyAccountStore(real.accounts(), calls));
  }

  MessagingApi messaging(Actor actor) {
    return new FaultyMessagingApi(line, calls(actor), watch);
  }

  ShardQueue consumers(Actor actor, ShardQueue queue) {
    return new FaultyShardQueue(queue, calls(actor));
  }

  SettingsRepository versions(Actor actor) {
    return new FaultySettingsRepository(store.versions(), calls(actor), loaded);
  }

  Telemetry telemetry(Actor actor) {
    return (what, account, ids) -> watch.told(actor, what.name(), account, ids);
  }

  private FaultyCalls calls(Actor actor) {
    return new FaultyCalls(actor, weather, story);
  }
}
