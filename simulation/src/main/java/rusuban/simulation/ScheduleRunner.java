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
import rusuban.app.followup.FollowUpSender;
import rusuban.app.receive.WebhookEventProcessor;
import rusuban.app.reply.ReplySender;
import rusuban.app.settings.CompiledSettingsCache;
import rusuban.app.tick.DueWorkRunner;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.ChatStatus;
import rusuban.core.event.Event;
import rusuban.core.shop.ShopSwitch;
import rusuban.simulation.ScheduleStep.Kind;
import rusuban.simulation.ports.FaultyPorts;
import rusuban.testkit.LiveSettings;
import rusuban.testkit.RandomInputs;
import rusuban.testkit.SettableClock;

/**
 * Carries out a plan: its steps in order, with random faults. Then follow a calm time, in which all
 * work must end, and the final state check.
 */
public final class ScheduleRunner {
  private static final Duration WEBHOOK_LIMIT = Duration.ofSeconds(10);
  private static final Duration TICK_LIMIT = Duration.ofSeconds(55);
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(70);
  private static final Duration LINE_WAITS = Duration.ofSeconds(2);
  private static final int PUSHES_PER_SECOND = 100;
  private static final List<Integer> PAGES = List.of(1, 2, 100);
  private static final ScheduleStep CALM = new ScheduleStep(Kind.DELIVER, 0, 0, true);

  private final SchedulePlan schedulePlan;
  private final ScheduleStore scheduleStore;
  private final SimulatedShop simulatedShop;
  private final boolean redelivers;
  private final DueWorkRunner.Limits limits;
  private final SettableClock clock;
  private final Consumer<String> story;
  private final CoverageCounts coverageCounts = new CoverageCounts();
  private final ModelledLine modelledLine;
  private final InvariantMonitor invariantMonitor;
  private final FaultyPorts ports;
  private final CustomerEvents customerEvents = new CustomerEvents();
  private final List<List<Event>> onTheWay = new ArrayList<>();
  private final List<Event> acknowledged = new ArrayList<>();
  private final List<Integer> handedOver = new ArrayList<>();
  private final List<SimulatedInvocation> standing = new ArrayList<>();

  /** The result of a plan. */
  public record ScheduleOutcome(List<Violation> violations, CoverageCounts coverageCounts) {
    public ScheduleOutcome {
      violations = List.copyOf(violations);
    }
  }

  private ScheduleRunner(
      SchedulePlan schedulePlan, ScheduleStore scheduleStore, Consumer<String> story) {
    this.schedulePlan = schedulePlan;
    this.scheduleStore = scheduleStore;
    this.story = story;
    var randomInputs = new RandomInputs(schedulePlan.opening());
    simulatedShop = SimulatedShop.of(randomInputs, new RandomInputs(~schedulePlan.opening()));
    redelivers = randomInputs.happens(0.8);
    // With pages of one or two entries, a few customers overload a shard.
    limits = new DueWorkRunner.Limits(randomInputs.oneOf(PAGES), 1);
    clock = new SettableClock(simulatedShop.begins());
    modelledLine = new ModelledLine(clock, simulatedShop.monthlyLimit());
    invariantMonitor = new InvariantMonitor(scheduleStore, simulatedShop, clock, coverageCounts);
    Consumer<String> told = what -> story.accept(now() + "   " + what);
    ports =
        new FaultyPorts(
            scheduleStore,
            modelledLine,
            new FaultInjector(clock, coverageCounts),
            invariantMonitor,
            coverageCounts,
            told);
    simulatedShop
        .settings()
        .forEach(
            document ->
                LiveSettings.save(
                    scheduleStore.versions(), scheduleStore.account(), document, "shop", now()));
    LiveSettings.pointTo(scheduleStore.versions(), scheduleStore.account(), 1, "shop", now());
  }

  /** Carries out a plan on a store without other users. */
  public static ScheduleOutcome of(SchedulePlan schedulePlan, ScheduleStore scheduleStore) {
    return new ScheduleRunner(schedulePlan, scheduleStore, _ -> {}).run();
  }

  /**
   * Carries out a plan and reports its progress.
   *
   * @param story receives a line for each step, each call and its result
   */
  public static ScheduleOutcome told(
      SchedulePlan schedulePlan, ScheduleStore scheduleStore, Consumer<String> story) {
    return new ScheduleRunner(schedulePlan, scheduleStore, story).run();
  }

  private ScheduleOutcome run() {
    for (var scheduleStep : schedulePlan.steps()) {
      story.accept(now() + " " + scheduleStep);
      goOn(SimulatedInvocation::isReady);
      take(scheduleStep);
      clock.advance(Duration.ofMillis(1));
    }
    calmDown();
    new FinalStateCheck(scheduleStore, invariantMonitor, now())
        .check(ScheduleStore.customers(), acknowledged);
    return new ScheduleOutcome(invariantMonitor.violations, coverageCounts);
  }

  private Instant now() {
    return clock.instant();
  }

  private void take(ScheduleStep scheduleStep) {
    var randomInputs = new RandomInputs(~scheduleStep.seed());
    switch (scheduleStep.kind()) {
      case DELIVER -> deliver(scheduleStep, randomInputs);
      case TICK -> tick(scheduleStep);
      case DRAIN -> drain(scheduleStep, randomInputs);
      case WAIT -> clock.advance(wait(randomInputs));
      case JUMP -> clock.advance(Duration.ofMinutes(randomInputs.between(180, 1_600)));
      case DUE -> nextDue().filter(now()::isBefore).ifPresent(clock::set);
      case EDGE -> clock.set(simulatedShop.nextEdge(now(), randomInputs));
      case TAKE_OVER -> staff(scheduleStep, this::takeOver);
      case HAND_BACK ->
          staff(
              scheduleStep,
              chat -> ChatBuilder.of(chat).pausedUntil(now()).status(ChatStatus.DONE).done());
      case ERASE -> erase(scheduleStep);
      case SETTINGS ->
          LiveSettings.pointTo(
              scheduleStore.versions(),
              scheduleStore.account(),
              randomInputs.between(1, 2),
              "shop",
              now());
      case QUOTA -> modelledLine.switchQuota();
      case RATE -> modelledLine.switchRate();
      case SWITCH -> switchState(randomInputs);
      case HELLO, STOP, RESUME, CALL, TAG, UNTAG, BEGIN, CANCEL, UNSEND, FOLLOW, UNFOLLOW ->
          happen(scheduleStep, randomInputs);
    }
  }

  private static Duration wait(RandomInputs randomInputs) {
    return switch (randomInputs.between(0, 4)) {
      case 0, 1 -> Duration.ofMillis(randomInputs.between(100, 20_000));
      case 2, 3 -> Duration.ofSeconds(randomInputs.between(10, 90));
      default -> Duration.ofMinutes(randomInputs.between(2, 40));
    };
  }

  private void happen(ScheduleStep scheduleStep, RandomInputs randomInputs) {
    customerEvents
        .happen(scheduleStep, randomInputs, now())
        .ifPresent(
            event -> {
              invariantMonitor.happened(event);
              if (!onTheWay.isEmpty() && randomInputs.happens(0.2))
                onTheWay.add(join(onTheWay.removeLast(), event));
              else onTheWay.add(List.of(event));
            });
  }

  private static List<Event> join(List<Event> webhook, Event event) {
    var joined = new ArrayList<>(webhook);
    joined.add(event);
    return List.copyOf(joined);
  }

  private void deliver(ScheduleStep scheduleStep, RandomInputs randomInputs) {
    if (onTheWay.isEmpty()) return;
    var webhook = onTheWay.remove(randomInputs.between(0, onTheWay.size() - 1));
    // LINE may deliver twice, and again before the first delivery is answered.
    if (randomInputs.happens(0.15)) onTheWay.add(webhook);
    deliver(scheduleStep, webhook);
  }

  private void deliver(ScheduleStep scheduleStep, List<Event> webhook) {
    webhook.forEach(modelledLine::delivered);
    Instant began = now();
    boolean[] heard = new boolean[1];
    start(
        scheduleStep,
        WEBHOOK_LIMIT,
        simulatedInvocation -> {
          var afterAnswer = new ArrayList<Runnable>();
          boolean good =
              reception(simulatedInvocation, afterAnswer::add)
                  .receive(scheduleStore.account(), webhook);
          heard[0] =
              good && !simulatedInvocation.isDead() && !now().isAfter(began.plus(LINE_WAITS));
          if (heard[0]) acknowledged.addAll(webhook);
          afterAnswer.forEach(Runnable::run);
        },
        simulatedInvocation -> {
          if (heard[0] && simulatedInvocation.isDead())
            coverageCounts.count("died after its answer");
          if (!heard[0] && redelivers) onTheWay.add(webhook);
        });
  }

  private void tick(ScheduleStep scheduleStep) {
    start(
        scheduleStep,
        TICK_LIMIT,
        simulatedInvocation ->
            round(simulatedInvocation).run(simulatedInvocation.clock().instant().plusSeconds(45)),
        _ -> {});
  }

  /** Drains a shard. A queue delivers at least once, and a consumer may find nothing left. */
  private void drain(ScheduleStep scheduleStep, RandomInputs randomInputs) {
    var from = handedOver.isEmpty() ? shardsInUse() : handedOver;
    int shard = from.remove(randomInputs.between(0, from.size() - 1));
    if (randomInputs.happens(0.15)) handedOver.add(shard);
    drain(scheduleStep, shard);
  }

  /** Returns the shards with due work, or all shards if none has any. */
  private List<Integer> shardsInUse() {
    var all = IntStream.range(0, scheduleStore.shards().size()).boxed().toList();
    var used =
        all.stream()
            .filter(
                it ->
                    !scheduleStore
                        .stores()
                        .dueWork()
                        .due(scheduleStore.shards().get(it), now(), 1)
                        .isEmpty())
            .toList();
    return new ArrayList<>(used.isEmpty() ? all : used);
  }

  private void drain(ScheduleStep scheduleStep, int shard) {
    start(
        scheduleStep,
        DRAIN_LIMIT,
        simulatedInvocation -> {
          var carried =
              round(simulatedInvocation)
                  .drain(shard, simulatedInvocation.clock().instant().plusSeconds(60));
          if (carried.looked() > 0) coverageCounts.count("drained by a consumer");
        },
        simulatedInvocation -> {
          if (!simulatedInvocation.isDead() && simulatedInvocation.broken() == null) return;
          coverageCounts.count("consumer failed");
          handedOver.add(shard);
        });
  }

  private boolean handOver(int shard) {
    coverageCounts.count("shard handed over");
    if (!handedOver.contains(shard)) handedOver.add(shard);
    return true;
  }

  private void staff(ScheduleStep scheduleStep, java.util.function.UnaryOperator<Chat> change) {
    var id = CustomerEvents.customer(scheduleStep.who());
    start(
        scheduleStep,
        TICK_LIMIT,
        simulatedInvocation -> {
          var chats = ports.stores(simulatedInvocation).chats();
          var stored =
              chats
                  .read(scheduleStore.account(), Optional.of(id))
                  .chat()
                  .orElseGet(() -> new VersionedChat(Chat.unknown(id), 0));
          if (chats.change(scheduleStore.account(), stored, change.apply(stored.chat())))
            coverageCounts.count("staff acted");
        },
        _ -> {});
  }

  private void erase(ScheduleStep scheduleStep) {
    var id = CustomerEvents.customer(scheduleStep.who());
    start(
        scheduleStep,
        TICK_LIMIT,
        simulatedInvocation ->
            ports
                .stores(simulatedInvocation)
                .archive()
                .erase(scheduleStore.account(), id, simulatedInvocation.clock().instant()),
        _ -> {});
  }

  /**
   * Switches the shop's state by the true clock, because skewed clocks would disagree on the time.
   */
  private void switchState(RandomInputs randomInputs) {
    var before = scheduleStore.stores().accounts().read(scheduleStore.account()).state();
    var kind =
        randomInputs.happens(0.5)
            ? ShopSwitch.Kind.BUSY
            : randomInputs.oneOf(List.of(ShopSwitch.Kind.values()));
    var until =
        randomInputs.happens(0.7)
            ? Optional.of(now().plus(Duration.ofMinutes(randomInputs.between(1, 240))))
            : Optional.<Instant>empty();
    var after =
        randomInputs.happens(0.4)
            ? before.state().switchedOff(kind, "shop", now())
            : before.state().switchedOn(kind, now(), until, "shop", now());
    if (scheduleStore.stores().accounts().change(scheduleStore.account(), before, after))
      invariantMonitor.switched(before.state(), after);
  }

  private Chat takeOver(Chat chat) {
    return ChatBuilder.of(chat)
        .pausedUntil(now().plus(Duration.ofMinutes(20)))
        .staffWrote(now())
        .status(ChatStatus.IN_PROGRESS)
        .done();
  }

  private WebhookEventProcessor reception(
      SimulatedInvocation simulatedInvocation, Executor afterAnswer) {
    return new WebhookEventProcessor(
        ports.stores(simulatedInvocation).chats(),
        settings(simulatedInvocation),
        ports.messaging(simulatedInvocation),
        replies(simulatedInvocation, afterAnswer),
        ports.telemetry(simulatedInvocation),
        simulatedInvocation.clock(),
        DirectExecutor::new);
  }

  private DueWorkRunner round(SimulatedInvocation simulatedInvocation) {
    var stores = ports.stores(simulatedInvocation);
    return new DueWorkRunner(
        stores.dueWork(),
        new FollowUpSender(
            stores.followUps(),
            stores.chats(),
            settings(simulatedInvocation),
            ports.messaging(simulatedInvocation),
            ports.telemetry(simulatedInvocation),
            simulatedInvocation.clock(),
            PUSHES_PER_SECOND,
            simulatedInvocation::sleep),
        replies(simulatedInvocation, Runnable::run),
        ports.telemetry(simulatedInvocation),
        simulatedInvocation.clock(),
        ports.consumers(simulatedInvocation, this::handOver),
        limits,
        DirectExecutor::new,
        simulatedInvocation::sleep);
  }

  private ReplySender replies(SimulatedInvocation simulatedInvocation, Executor afterAnswer) {
    var stores = ports.stores(simulatedInvocation);
    return new ReplySender(
        stores.replies(),
        stores.chats(),
        ports.messaging(simulatedInvocation),
        ports.telemetry(simulatedInvocation),
        simulatedInvocation.clock(),
        afterAnswer);
  }

  private CompiledSettingsCache settings(SimulatedInvocation simulatedInvocation) {
    return new CompiledSettingsCache(ports.versions(simulatedInvocation));
  }

  private void start(
      ScheduleStep scheduleStep,
      Duration limit,
      Consumer<SimulatedInvocation> work,
      Consumer<SimulatedInvocation> afterwards) {
    var simulatedInvocation = new SimulatedInvocation(scheduleStep, clock, limit, work, afterwards);
    if (!standing.isEmpty()) coverageCounts.count("began while others stood still");
    goOn(simulatedInvocation);
  }

  private void goOn(java.util.function.Predicate<SimulatedInvocation> which) {
    for (var simulatedInvocation : standing.stream().filter(which).toList()) {
      standing.remove(simulatedInvocation);
      goOn(simulatedInvocation);
    }
  }

  private void goOn(SimulatedInvocation simulatedInvocation) {
    simulatedInvocation.run();
    if (!simulatedInvocation.isDone()) {
      standing.add(simulatedInvocation);
      return;
    }
    var broken = simulatedInvocation.broken();
    // An outage ends a function. Its caller learns of it, and others continue its work.
    if (broken != null && !(broken instanceof FaultInjector.Outage))
      invariantMonitor.broken("I9", "a bug: " + broken + " at " + broken.getStackTrace()[0]);
    simulatedInvocation.afterwards();
  }

  /** Ends all faults: stopped invocations continue, LINE delivers the rest, and ticks come. */
  private void calmDown() {
    story.accept(now() + " calm");
    modelledLine.calm();
    standing.forEach(SimulatedInvocation::calmDown);
    for (int left = 500; !standing.isEmpty() || !onTheWay.isEmpty(); left--) {
      if (left == 0) {
        invariantMonitor.broken("I1", "a webhook is never received");
        return;
      }
      standing.stream().map(SimulatedInvocation::wakes).filter(now()::isBefore).forEach(clock::set);
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
    return FinalStateCheck.nextDue(scheduleStore, now()).stream()
        .map(DueWork::free)
        .min(Instant::compareTo);
  }
}
