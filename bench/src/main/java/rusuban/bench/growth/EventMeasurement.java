package rusuban.bench.growth;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import rusuban.local.cost.UsageKind;
import rusuban.local.cost.UsageUnits;
import rusuban.local.line.LineSimulator;
import rusuban.local.line.SimulatedCustomer;
import rusuban.local.line.state.TimelineItem;
import rusuban.local.line.state.WebhookDelivery;
import rusuban.local.up.LocalFunctions;
import rusuban.testkit.SettableClock;

/**
 * Measurement of every kind of event. The clock stands during an event: times then have the same
 * size in every item.
 */
final class EventMeasurement {
  /** Number of follow-ups due at once. */
  static final int DUE = 20;

  /** Time from noon to 20:01, which is not the tick of the hour. */
  static final Duration EVENING = Duration.ofHours(7).plusMinutes(1);

  private static final String HELLO = "はじめまして";

  private final LineSimulator line;
  private final LocalFunctions functions;
  private final SettableClock clock;
  private final DynamoCallRecorder calls;
  private final ByteArrayOutputStream log;
  private final List<String> misreported = new ArrayList<>();
  private Map<UsageKind, List<UsageUnits>> used = new EnumMap<>(UsageKind.class);

  EventMeasurement(
      LineSimulator line,
      LocalFunctions functions,
      SettableClock clock,
      DynamoCallRecorder calls,
      ByteArrayOutputStream log) {
    this.line = line;
    this.functions = functions;
    this.clock = clock;
    this.calls = calls;
    this.log = log;
  }

  /** Returns the calls for which DynamoDB Local reported other units than computed. */
  List<String> misreported() {
    return misreported;
  }

  /**
   * Plays two days of the shop.
   *
   * @param noon noon of the first day; follow-ups are due at 20:00
   * @param rounds the number of customers who do everything
   * @return the units of each kind, once for each time that it occurred
   */
  Map<UsageKind, List<UsageUnits>> run(Instant noon, int rounds) {
    used = new EnumMap<>(UsageKind.class);
    clock.set(noon);
    // The first event after a change of settings loads them.
    requireOk(newCustomer().follows());
    for (int i = 0; i < rounds; i++) measureWebhooks();
    clock.set(noon.plus(EVENING));
    forget();
    functions.tick();
    add(UsageKind.LAPSED, each(takeCalls(), rounds));
    Instant next = noon.plus(Duration.ofDays(1));
    clock.set(next);
    for (int i = 0; i < DUE; i++) {
      var customer = newCustomer();
      requireOk(customer.follows());
      requireOk(customer.says(HELLO));
    }
    forget();
    clock.set(next.plus(Duration.ofMinutes(30)));
    for (int i = 0; i < rounds; i++) measureTick(UsageKind.IDLE_TICK);
    clock.set(next.plus(Duration.ofHours(1)));
    for (int i = 0; i < rounds; i++) measureTick(UsageKind.HOUR_TICK);
    clock.set(next.plus(EVENING));
    sendFollowUps();
    return used;
  }

  private void measureWebhooks() {
    var customer = newCustomer();
    forget();
    measure(UsageKind.FOLLOW, customer::follows);
    measure(UsageKind.FIRST_MESSAGE, () -> customer.says(HELLO));
    measure(UsageKind.UNANSWERED, () -> customer.says("今日はいいお天気ですね"));
    var unsent = lastMessage(customer);
    var question = measure(UsageKind.TEXT_REPLY, () -> customer.says("今日は何時までですか"));
    measure(UsageKind.FLEX_REPLY, () -> customer.says("料金は？"));
    measure(UsageKind.DUPLICATE, () -> line.repeat(question.eventId()).orElseThrow().join());
    measure(UsageKind.UNSEND, () -> customer.unsends(unsent));
    measure(UsageKind.UNFOLLOW, customer::blocks);
  }

  /** Creates a customer. All have the same name, which takes the same size in items. */
  private SimulatedCustomer newCustomer() {
    return line.newCustomer("客");
  }

  private static String lastMessage(SimulatedCustomer customer) {
    var own = customer.chat().stream().filter(TimelineItem.FromCustomer.class::isInstance).toList();
    return own.getLast().id();
  }

  /** Returns a successful delivery and refuses any other. */
  static WebhookDelivery requireOk(WebhookDelivery webhookDelivery) {
    if (webhookDelivery.status() != WebhookDelivery.Status.OK)
      throw new IllegalStateException("the answer to a webhook is " + webhookDelivery.httpStatus());
    return webhookDelivery;
  }

  /** Measures an event one second later: at the same time, the order of two would be chance. */
  private WebhookDelivery measure(UsageKind kind, Supplier<WebhookDelivery> event) {
    clock.advance(Duration.ofSeconds(1));
    var webhookDelivery = requireOk(event.get());
    add(kind, DynamoCall.units(takeCalls(), takeLogBytes()));
    return webhookDelivery;
  }

  private void measureTick(UsageKind kind) {
    functions.tick();
    add(kind, DynamoCall.units(takeCalls(), takeLogBytes()));
  }

  /** Measures a tick with due follow-ups. Its queries belong to the tick, the rest to these. */
  private void sendFollowUps() {
    forget();
    functions.tick();
    var all = takeCalls();
    add(UsageKind.FOLLOW_UP, each(all, DUE));
    add(UsageKind.DUE_TICK, DynamoCall.units(all.stream().filter(DynamoCall::isQuery).toList(), 0));
  }

  private UsageUnits each(List<DynamoCall> all, int count) {
    var work = all.stream().filter(it -> !it.isQuery()).toList();
    return DynamoCall.units(work, takeLogBytes()).times(1.0 / count);
  }

  private void add(UsageKind kind, UsageUnits units) {
    used.computeIfAbsent(kind, _ -> new ArrayList<>()).add(units);
  }

  private List<DynamoCall> takeCalls() {
    var taken = calls.take();
    taken.stream()
        .filter(it -> it.difference() != 0)
        .map(it -> it.operation() + " " + it.difference())
        .forEach(misreported::add);
    return taken;
  }

  private long takeLogBytes() {
    long size = log.size();
    log.reset();
    return size;
  }

  /** Forgets everything before the next measurement. */
  private void forget() {
    calls.take();
    log.reset();
  }
}
