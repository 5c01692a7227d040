package rusuban.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import rusuban.app.chat.VersionedChat;
import rusuban.app.due.DueWork;
import rusuban.app.receive.WebhookEventProcessor;
import rusuban.app.reply.ReplySender;
import rusuban.app.settings.CompiledSettingsCache;
import rusuban.app.tick.DueWorkRunner;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatChange;
import rusuban.core.chat.ChatStatus;
import rusuban.core.event.Event;
import rusuban.core.shop.ShopSwitch;
import rusuban.simulation.Step.Kind;
import rusuban.testkit.Chance;
import rusuban.testkit.SettableClock;

/**
 * Carries out a plan: the steps in their order, each with what chance makes fail in it; then calm,
 * in which all must end; then the reckoning.
 */
public final class Run {
  private static final Duration WEBHOOK_LIMIT = Duration.ofSeconds(10);
  private static final Duration TICK_LIMIT = Duration.ofSeconds(55);
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(70);
  private static final Duration LINE_WAITS = Duration.ofSeconds(2);
  private static final List<Integer> PAGES = List.of(1, 2, 100);
  private static final Step CALM = new Step(Kind.DELIVER, 0, 0, true);

  private final Plan plan;
  private final Store store;
  private final Shop shop;
  private final boolean redelivers;
  private final DueWorkRunner.Limits limits;
  private final SettableClock clock;
  private final Consumer<String> story;
  private final Seen seen = new Seen();
  private final Line line;
  private final Watch watch;
  private final FaultyPorts ports;
  private final Happenings happenings = new Happenings();
  private final List<List<Event>> onTheWay = new ArrayList<>();
  private final List<Event> acknowledged = new ArrayList<>();
  private final List<Integer> handedOver = new ArrayList<>();
  private final List<Actor> standing = new ArrayList<>();

  /** What a plan came to. */
  public record Outcome(List<Violation> violations, Seen seen) {
    public Outcome {
      violations = List.copyOf(violations);
    }
  }

  private Run(Plan plan, Store store, Consumer<String> story) {
    this.plan = plan;
    this.store = store;
    this.story = story;
    var chance = new Chance(plan.opening());
    shop = Shop.of(chance, new Chance(~plan.opening()));
    redelivers = chance.happens(0.8);
    // Where a page holds but one or two, each of a few customers makes a crowd.
    limits = new DueWorkRunner.Limits(chance.oneOf(PAGES), 1, 100);
    clock = new SettableClock(shop.begins());
    line = new Line(clock, shop.monthlyLimit());
    watch = new Watch(store, shop, clock, seen);
    Consumer<String> told = what -> story.accept(now() + "   " + what);
    ports = new FaultyPorts(store, line, new Weather(clock, seen), watch, seen, told);
    shop.settings()
        .forEach(document -> store.versions().save(store.account(), document, "shop", now()));
    store.versions().pointTo(store.account(), 1, "shop", now());
  }

  /** Carries out a plan on a store that nobody else uses meanwhile. */
  public static Outcome of(Plan plan, Store store) {
    return new Run(plan, store, _ -> {}).run();
  }

  /**
   * The same, told as it happens.
   *
   * @param story is given a line for each step, each call and what came of it
   */
  public static Outcome told(Plan plan, Store store, Consumer<String> story) {
    return new Run(plan, store, story).run();
  }

  private Outcome run() {
    for (var step : plan.steps()) {
      story.accept(now() + " " + step);
      goOn(Actor::isReady);
      take(step);
      clock.advance(Duration.ofMillis(1));
    }
    calmDown();
    new Reckoning(store, watch, now()).check(Store.customers(), acknowledged);
    return new Outcome(watch.violations, seen);
  }

  private Instant now() {
    return clock.instant();
  }

  private void take(Step step) {
    var chance = new Chance(~step.seed());
    switch (step.kind()) {
      case DELIVER -> deliver(step, chance);
      case TICK -> tick(step);
      case DRAIN -> drain(step, chance);
      case WAIT -> clock.advance(wait(chance));
      case JUMP -> clock.advance(Duration.ofMinutes(chance.between(180, 1_600)));
      case DUE -> nextDue().filter(now()::isBefore).ifPresent(clock::set);
      case EDGE -> clock.set(shop.nextEdge(now(), chance));
      case TAKE_OVER -> staff(step, this::takeOver);
      case HAND_BACK ->
          staff(
              step, chat -> ChatChange.of(chat).pausedUntil(now()).status(ChatStatus.DONE).done());
      case ERASE -> erase(step);
      case SETTINGS ->
          store.versions().pointTo(store.account(), chance.between(1, 2), "shop", now());
      case QUOTA -> line.switchQuota();
      case RATE -> line.switchRate();
      case SWITCH -> switchState(chance);
      case HELLO, STOP, RESUME, CALL, TAG, UNTAG, BEGIN, CANCEL, UNSEND, FOLLOW, UNFOLLOW ->
          happen(step, chance);
    }
  }

  private static Duration wait(Chance chance) {
    return switch (chance.between(0, 4)) {
      case 0, 1 -> Duration.ofMillis(chance.between(100, 20_000));
      case 2, 3 -> Duration.ofSeconds(chance.between(10, 90));
      default -> Duration.ofMinutes(chance.between(2, 40));
    };
  }

  private void happen(Step step, Chance chance) {
    happenings
        .happen(step, chance, now())
        .ifPresent(
            event -> {
              watch.happened(event);
              if (!onTheWay.isEmpty() && chance.happens(0.2))
                onTheWay.add(join(onTheWay.removeLast(), event));
              else onTheWay.add(List.of(event));
            });
  }

  private static List<Event> join(List<Event> webhook, Event event) {
    var joined = new ArrayList<>(webhook);
    joined.add(event);
    return List.copyOf(joined);
  }

  private void deliver(Step step, Chance chance) {
    if (onTheWay.isEmpty()) return;
    var webhook = onTheWay.remove(chance.between(0, onTheWay.size() - 1));
    // LINE may send twice, and again before the first is answered.
    if (chance.happens(0.15)) onTheWay.add(webhook);
    deliver(step, webhook);
  }

  private void deliver(Step step, List<Event> webhook) {
    webhook.forEach(line::delivered);
    Instant began = now();
    boolean[] heard = new boolean[1];
    start(
        step,
        WEBHOOK_LIMIT,
        actor -> {
          var afterAnswer = new ArrayList<Runnable>();
          boolean good = reception(actor, afterAnswer::add).receive(store.account(), webhook);
          heard[0] = good && !actor.isDead() && !now().isAfter(began.plus(LINE_WAITS));
          if (heard[0]) acknowledged.addAll(webhook);
          afterAnswer.forEach(Runnable::run);
        },
        actor -> {
          if (heard[0] && actor.isDead()) seen.count("died after its answer");
          if (!heard[0] && redelivers) onTheWay.add(webhook);
        });
  }

  private void tick(Step step) {
    start(
        step,
        TICK_LIMIT,
        actor -> round(actor).run(actor.clock().instant().plusSeconds(45)),
        _ -> {});
  }

  /** A queue gives what it holds at least once, and a consumer may come when nothing is left. */
  private void drain(Step step, Chance chance) {
    var from = handedOver.isEmpty() ? shardsInUse() : handedOver;
    int shard = from.remove(chance.between(0, from.size() - 1));
    if (chance.happens(0.15)) handedOver.add(shard);
    drain(step, shard);
  }

  /** Those with something due, or else all. */
  private List<Integer> shardsInUse() {
    var all = IntStream.range(0, store.shards().size()).boxed().toList();
    var used =
        all.stream()
            .filter(it -> !store.stores().dueWork().due(store.shards().get(it), now(), 1).isEmpty())
            .toList();
    return new ArrayList<>(used.isEmpty() ? all : used);
  }

  private void drain(Step step, int shard) {
    start(
        step,
        DRAIN_LIMIT,
        actor -> {
          var carried = round(actor).drain(shard, actor.clock().instant().plusSeconds(60));
          if (carried.looked() > 0) seen.count("drained by a consumer");
        },
        actor -> {
          if (!actor.isDead() && actor.broken() == null) return;
          seen.count("consumer failed");
          handedOver.add(shard);
        });
  }

  private boolean handOver(int shard) {
    seen.count("shard handed over");
    if (!handedOver.contains(shard)) handedOver.add(shard);
    return true;
  }

  private void staff(Step step, java.util.function.UnaryOperator<Chat> change) {
    var id = Happenings.customer(step.who());
    start(
        step,
        TICK_LIMIT,
        actor -> {
          var chats = ports.stores(actor).chats();
          var stored =
              chats
                  .read(store.account(), Optional.of(id))
                  .chat()
                  .orElseGet(() -> new VersionedChat(Chat.unknown(id), 0));
          if (chats.change(store.account(), stored, change.apply(stored.chat())))
            seen.count("staff acted");
        },
        _ -> {});
  }

  private void erase(Step step) {
    var id = Happenings.customer(step.who());
    start(
        step,
        TICK_LIMIT,
        actor -> ports.stores(actor).archive().erase(store.account(), id, actor.clock().instant()),
        _ -> {});
  }

  /** By the one true clock: two who switch by clocks minutes apart name times as they see them. */
  private void switchState(Chance chance) {
    var before = store.stores().accounts().read(store.account()).state();
    var kind =
        chance.happens(0.5)
            ? ShopSwitch.Kind.BUSY
            : chance.oneOf(List.of(ShopSwitch.Kind.values()));
    var until =
        chance.happens(0.7)
            ? Optional.of(now().plus(Duration.ofMinutes(chance.between(1, 240))))
            : Optional.<Instant>empty();
    var after =
        chance.happens(0.4)
            ? before.state().switchedOff(kind, "shop", now())
            : before.state().switchedOn(kind, now(), until, "shop", now());
    if (store.stores().accounts().change(store.account(), before, after))
      watch.switched(before.state(), after);
  }

  private Chat takeOver(Chat chat) {
    return ChatChange.of(chat)
        .pausedUntil(now().plus(Duration.ofMinutes(20)))
        .staffWrote(now())
        .status(ChatStatus.IN_PROGRESS)
        .done();
  }

  private WebhookEventProcessor reception(Actor actor, Executor afterAnswer) {
    return new WebhookEventProcessor(
        ports.stores(actor).chats(),
        settings(actor),
        ports.messaging(actor),
        replies(actor, afterAnswer),
        ports.telemetry(actor),
        actor.clock(),
        SameThread::new);
  }

  private DueWorkRunner round(Actor actor) {
    var stores = ports.stores(actor);
    return new DueWorkRunner(
        stores.dueWork(),
        stores.followUps(),
        stores.chats(),
        settings(actor),
        ports.messaging(actor),
        replies(actor, Runnable::run),
        ports.telemetry(actor),
        actor.clock(),
        ports.consumers(actor, this::handOver),
        limits,
        SameThread::new,
        actor::sleep);
  }

  private ReplySender replies(Actor actor, Executor afterAnswer) {
    var stores = ports.stores(actor);
    return new ReplySender(
        stores.replies(),
        stores.chats(),
        ports.messaging(actor),
        ports.telemetry(actor),
        actor.clock(),
        afterAnswer);
  }

  private CompiledSettingsCache settings(Actor actor) {
    return new CompiledSettingsCache(ports.versions(actor));
  }

  private void start(Step step, Duration limit, Consumer<Actor> work, Consumer<Actor> afterwards) {
    var actor = new Actor(step, clock, limit, work, afterwards);
    if (!standing.isEmpty()) seen.count("began while others stood still");
    goOn(actor);
  }

  private void goOn(java.util.function.Predicate<Actor> which) {
    for (var actor : standing.stream().filter(which).toList()) {
      standing.remove(actor);
      goOn(actor);
    }
  }

  private void goOn(Actor actor) {
    actor.run();
    if (!actor.isDone()) {
      standing.add(actor);
      return;
    }
    var broken = actor.broken();
    // An outage ends a function; its caller is told, and what it left is for others.
    if (broken != null && !(broken instanceof Weather.Outage))
      watch.broken("I9", "a bug: " + broken + " at " + broken.getStackTrace()[0]);
    actor.afterwards();
  }

  /** No fault from here on: whoever stands goes on, what LINE still holds arrives, ticks come. */
  private void calmDown() {
    story.accept(now() + " calm");
    line.calm();
    standing.forEach(Actor::calmDown);
    for (int left = 500; !standing.isEmpty() || !onTheWay.isEmpty(); left--) {
      if (left == 0) {
        watch.broken("I1", "a webhook is never received");
        return;
      }
      standing.stream().map(Actor::wakes).filter(now()::isBefore).forEach(clock::set);
      goOn(_ -> true);
      if (!onTheWay.isEmpty()) deliver(CALM, onTheWay.removeFirst());
      clock.advance(Duration.ofSeconds(1));
    }
    for (int ticks = 0; ticks < 300; ticks++) {
      var next = nextDue();
      if (next.isEmpty()) return;
      clock.advance(Duration.ofMinutes(1));
      if (next.get().isAfter(now())) clock.set(next.get());
      tick(CALM);
      while (!handedOver.isEmpty()) drain(CALM, handedOver.removeFirst());
    }
  }

  private Optional<Instant> nextDue() {
    return Reckoning.nextDue(store, now()).stream().map(DueWork::free).min(Instant::compareTo);
  }
}
