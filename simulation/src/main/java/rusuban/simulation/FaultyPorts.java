package rusuban.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import rusuban.app.Consumers;
import rusuban.app.Journal;
import rusuban.app.Messenger;
import rusuban.app.Records;
import rusuban.app.Records.Due;
import rusuban.app.SettingsVersions;
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
  private final Map<Integer, List<Due>> lastDue = new HashMap<>();
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

  Records records(Actor actor) {
    return new FaultyRecords(store, calls(actor), watch, seen, lastDue);
  }

  Messenger messenger(Actor actor) {
    return new FaultyMessenger(line, calls(actor), watch);
  }

  Consumers consumers(Actor actor, Consumers queue) {
    return new FaultyConsumers(queue, calls(actor));
  }

  SettingsVersions versions(Actor actor) {
    return new FaultySettingsVersions(store.versions(), calls(actor), loaded);
  }

  Journal journal(Actor actor) {
    return (what, account, ids) -> watch.told(actor, what.name(), account, ids);
  }

  private FaultyCalls calls(Actor actor) {
    return new FaultyCalls(actor, weather, story);
  }
}
