package rusuban.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import rusuban.app.Consumers;
import rusuban.app.Ending;
import rusuban.app.Journal;
import rusuban.app.Messenger;
import rusuban.app.Messenger.Delivery;
import rusuban.app.Records;
import rusuban.app.Records.Claim;
import rusuban.app.Records.Due;
import rusuban.app.Records.Entry;
import rusuban.app.Records.FollowUpWork;
import rusuban.app.Records.LeftOver;
import rusuban.app.Records.Recorded;
import rusuban.app.Records.ReplyWork;
import rusuban.app.SettingsVersions;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.chat.Chat;
import rusuban.core.decision.Quota;
import rusuban.core.event.Event;
import rusuban.core.settings.Settings;
import rusuban.settings.SettingsDocument;

/** The ports of one actor: the real ones, with the weather and the watch between. */
final class Ports {
  /** Settings never change once written, so what was read once is read for all schedules. */
  private static final Map<String, Settings> READ = new ConcurrentHashMap<>();

  private final Store store;
  private final Line line;
  private final Weather weather;
  private final Watch watch;
  private final Map<Long, Settings> loaded = new HashMap<>();
  private final Map<Integer, List<Due>> lastDue = new HashMap<>();
  private final Seen seen;
  private final Consumer<String> story;

  Ports(Store store, Line line, Weather weather, Watch watch, Seen seen, Consumer<String> story) {
    this.story = story;
    this.store = store;
    this.line = line;
    this.weather = weather;
    this.watch = watch;
    this.seen = seen;
  }

  Records records(Actor actor) {
    return proxy(
        Records.class,
        (method, arguments) ->
            method.getName().equals("shards")
                ? store.shards().size()
                : told(
                    actor,
                    method.getName(),
                    () -> weather.toStore(actor, () -> called(actor, method, arguments))));
  }

  /** A call and what the actor learns of it. */
  private <T> T told(Actor actor, String call, Callable<T> to) throws Exception {
    try {
      T answer = to.call();
      story.accept(actor + " " + call + " -> " + answer);
      return answer;
    } catch (Throwable e) {
      story.accept(actor + " " + call + " fails: " + e.getClass().getSimpleName());
      throw e;
    }
  }

  private @Nullable Object called(Actor actor, Method method, Object[] arguments)
      throws ReflectiveOperationException {
    if (method.getName().equals("due")) return due(actor, arguments);
    if (method.getName().equals("erase"))
      watch.erases((ChatId) arguments[1], (Instant) arguments[2]);
    Object result = method.invoke(store.records(), arguments);
    see(actor, arguments, result);
    return result;
  }

  @SuppressWarnings("unchecked") // The arguments tell what is claimed.
  private void see(Actor actor, Object[] arguments, @Nullable Object result) {
    switch (result) {
      case Recorded recorded -> watch.recorded(actor, (Entry) arguments[0], recorded);
      case Claim<?> claim when arguments[0] instanceof LeftOver found ->
          watch.claimed(actor, found, (Instant) arguments[2], (Claim<ReplyWork>) claim);
      case Claim<?> claim ->
          watch.claimed(
              actor,
              (Due.Message) arguments[0],
              (Instant) arguments[3],
              (Claim<FollowUpWork>) claim);
      case Boolean done when !done -> seen.count("change or lapse refused");
      case Boolean _ when arguments[2] instanceof Chat chat -> watch.changed(chat);
      case null, default -> seeEnd(actor, arguments);
    }
  }

  private void seeEnd(Actor actor, Object[] arguments) {
    if (arguments.length < 2 || !(arguments[1] instanceof Ending ending)) {
      seeGivenBack(actor, arguments);
      return;
    }
    switch (arguments[0]) {
      case ReplyWork work -> watch.ended(actor, work, ending);
      case FollowUpWork work -> watch.ended(actor, work.followUp(), ending, (Instant) arguments[3]);
      case Due.Message due -> watch.ended(actor, due.followUp(), ending, (Instant) arguments[3]);
      default -> throw new IllegalStateException("an ending of " + arguments[0].getClass());
    }
  }

  private void seeGivenBack(Actor actor, Object[] arguments) {
    if (arguments[0] instanceof ReplyWork work)
      watch.givenBack(
          actor, watch.ofEvent(work.key().id()), work.leaseUntil(), (Instant) arguments[1]);
    if (arguments[0] instanceof FollowUpWork work)
      watch.givenBack(
          actor, watch.ofPlan(work.followUp()), work.leaseUntil(), (Instant) arguments[1]);
  }

  /** An index that is read eventually consistent may answer as it did before. */
  private List<Due> due(Actor actor, Object[] arguments) {
    int shard = (int) arguments[0];
    var before = lastDue.get(shard);
    if (!actor.calm && before != null && actor.chance.happens(0.1)) {
      seen.count("stale read");
      return before;
    }
    var page =
        store.records().due(store.shards().get(shard), (Instant) arguments[1], (int) arguments[2]);
    lastDue.put(shard, page);
    return page;
  }

  Messenger messenger(Actor actor) {
    return new Messenger() {
      @Override
      public Delivery reply(AccountId account, String token, List<Json> messages) {
        var cause = watch.ofEvent(token.substring("token-".length()));
        return send(actor, cause, false, () -> line.reply(account, token, messages));
      }

      @Override
      public Delivery push(AccountId account, ChatId to, List<Json> messages, UUID retryKey) {
        return watch
            .ofKey(retryKey)
            .map(
                cause -> send(actor, cause, true, () -> line.push(account, to, messages, retryKey)))
            .orElseGet(() -> line.push(account, to, messages, retryKey));
      }

      @Override
      public Optional<String> displayName(AccountId account, Event.Source source) {
        return unchecked(
            () -> weather.asking("name", actor, () -> line.displayName(account, source)));
      }

      @Override
      public Optional<Quota> quota(AccountId account) {
        Callable<Optional<Quota>> call =
            () -> weather.asking("quota", actor, () -> line.quota(account));
        var quota = unchecked(() -> told(actor, "quota", call));
        watch.toldQuota(actor, quota);
        return quota;
      }
    };
  }

  private Delivery send(Actor actor, Cause cause, boolean push, Callable<Delivery> call) {
    Optional<Delivery> learned = Optional.empty();
    var said = new AtomicReference<@Nullable Delivery>();
    try {
      Delivery answer =
          unchecked(
              () ->
                  told(
                      actor,
                      (push ? "push " : "reply ") + cause.name,
                      () ->
                          weather.toLine(
                              actor,
                              () -> {
                                var reply = reach(actor, cause, push, call);
                                said.set(reply);
                                return reply;
                              })));
      learned = Optional.of(answer);
      return answer;
    } finally {
      var byLine = Optional.ofNullable(said.get());
      if (byLine.isPresent() || learned.isPresent())
        watch.learned(actor, cause, push, learned, learned.equals(byLine));
    }
  }

  private Delivery reach(Actor actor, Cause cause, boolean push, Callable<Delivery> call)
      throws Exception {
    watch.calls(actor, cause, push);
    int before = line.taken().size();
    Delivery answer = call.call();
    if (line.taken().size() > before) watch.accepted(cause, line.taken().getLast(), push);
    return answer;
  }

  /** The queue; it fails as the store does, before or after it has taken a shard. */
  Consumers consumers(Actor actor, Consumers queue) {
    return proxy(
        Consumers.class,
        (_, arguments) ->
            told(
                actor,
                "handOver",
                () -> weather.toStore(actor, () -> queue.handOver((int) arguments[0]))));
  }

  Journal journal(Actor actor) {
    return (what, account, ids) -> watch.told(actor, what.name(), account, ids);
  }

  /** Only what the functions ask of settings. */
  SettingsVersions versions(Actor actor) {
    return proxy(
        SettingsVersions.class,
        (method, arguments) ->
            method.getName().equals("load")
                ? weather.settings(actor, () -> load((AccountId) arguments[0], (long) arguments[1]))
                : method.invoke(store.versions(), arguments));
  }

  private Settings load(AccountId account, long version) {
    return loaded.computeIfAbsent(
        version,
        _ ->
            READ.computeIfAbsent(
                store.versions().document(account, version).orElseThrow(), Ports::read));
  }

  private static Settings read(String document) {
    return switch (SettingsDocument.read(document)) {
      case SettingsDocument.Read.Good(var settings) -> settings;
      case SettingsDocument.Read.Bad(var problems) ->
          throw new IllegalStateException("" + problems);
    };
  }

  private interface Call {
    @Nullable Object to(Method method, Object[] arguments) throws Exception;
  }

  private static <T> T proxy(Class<T> port, Call call) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              try {
                return call.to(method, arguments == null ? new Object[0] : arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private static <T> T unchecked(Callable<T> call) {
    try {
      return call.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
