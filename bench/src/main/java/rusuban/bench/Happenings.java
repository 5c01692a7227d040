package rusuban.bench;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import rusuban.local.cost.Kind;
import rusuban.local.cost.Units;
import rusuban.local.line.Delivery;
import rusuban.local.line.Item;
import rusuban.local.line.Person;
import rusuban.local.up.Functions;

/**
 * Has everything happen once and again, and tells what each kind used. The clock stands while it
 * happens, so that a time takes the same room in an item each time.
 */
final class Happenings {
  /** How many follow-ups are due at once. */
  static final int DUE = 20;

  private static final Duration DAY = Duration.ofDays(1);

  /** From noon until a minute past eight in the evening: not the tick of the hour. */
  static final Duration EVENING = Duration.ofHours(7).plusMinutes(1);

  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String HELLO = "はじめまして";

  private final Shop shop;
  private final Trips trips;
  private final ByteArrayOutputStream journal;
  private final Functions functions;
  private Map<Kind, List<Units>> used = new EnumMap<>(Kind.class);

  private final List<String> misreported = new ArrayList<>();

  Happenings(Shop shop, Trips trips, Functions functions, ByteArrayOutputStream journal) {
    this.shop = shop;
    this.trips = trips;
    this.functions = functions;
    this.journal = journal;
  }

  /** For a journal that is only measured. */
  static PrintStream into(ByteArrayOutputStream journal) {
    return new PrintStream(journal, true, StandardCharsets.UTF_8);
  }

  /** Calls for which DynamoDB reported other units than their sizes make. */
  List<String> misreported() {
    return misreported;
  }

  /**
   * Two days of a shop.
   *
   * @param noon of the first, when the shop is open; the thank-yous are due at eight in the evening
   * @param rounds how many customers do everything
   * @return the units of each kind, as often as it happened
   */
  Map<Kind, List<Units>> run(Instant noon, int rounds) {
    used = new EnumMap<>(Kind.class);
    shop.time().set(noon);
    // The first message after a change of the settings loads them.
    deliver(newCustomer().follows());
    for (int i = 0; i < rounds; i++) everythingByOne();
    lapse(noon.plus(EVENING), rounds);
    Instant next = noon.plus(DAY);
    shop.time().set(next);
    for (int i = 0; i < DUE; i++) {
      var person = newCustomer();
      deliver(person.follows());
      deliver(person.says(HELLO));
    }
    forget();
    shop.time().set(next.plus(HALF_AN_HOUR));
    for (int i = 0; i < rounds; i++) measure(Kind.IDLE_TICK, this::tick);
    shop.time().set(next.plus(HOUR));
    for (int i = 0; i < rounds; i++) measure(Kind.HOUR_TICK, this::tick);
    shop.time().set(next.plus(EVENING));
    tickWithDue();
    return used;
  }

  private void everythingByOne() {
    var person = newCustomer();
    forget();
    measure(Kind.FOLLOW, person::follows);
    measure(Kind.FIRST_MESSAGE, () -> person.says(HELLO));
    measure(Kind.UNANSWERED, () -> person.says("今日はいいお天気ですね"));
    var taken = lastMessage(person);
    var asked = measure(Kind.TEXT_REPLY, () -> person.says("今日は何時までですか"));
    measure(Kind.FLEX_REPLY, () -> person.says("料金は？"));
    measure(Kind.DUPLICATE, () -> shop.line().repeat(asked.eventId()).orElseThrow().join());
    measure(Kind.UNSEND, () -> person.unsends(taken));
    measure(Kind.UNFOLLOW, person::blocks);
  }

  /** All of one name, so that all of them take the same room. */
  private Person newCustomer() {
    return shop.line().newCustomer("客");
  }

  private static String lastMessage(Person person) {
    return person.chat().stream()
        .filter(Item.FromCustomer.class::isInstance)
        .toList()
        .getLast()
        .id();
  }

  private static void deliver(Delivery delivery) {
    if (delivery.status() != Delivery.Status.OK)
      throw new IllegalStateException("a webhook was answered with " + delivery.httpStatus());
  }

  /** A second later: of two things at the same time, chance would say which comes last. */
  private Delivery measure(Kind kind, Supplier<Delivery> happening) {
    shop.time().set(shop.time().instant().plusSeconds(1));
    var delivery = happening.get();
    deliver(delivery);
    measured(kind);
    return delivery;
  }

  private void measure(Kind kind, Runnable happening) {
    happening.run();
    measured(kind);
  }

  private void measured(Kind kind) {
    add(kind, Trip.units(checked(trips.take()), journalled()));
  }

  private void lapse(Instant at, int rounds) {
    shop.time().set(at);
    forget();
    tick();
    add(Kind.LAPSED, each(checked(trips.take()), journalled(), rounds));
  }

  /** The tick's own share is that it looks; all else belongs to what it found. */
  private void tickWithDue() {
    forget();
    tick();
    var all = checked(trips.take());
    add(Kind.FOLLOW_UP, each(all, journalled(), DUE));
    add(Kind.DUE_TICK, Trip.units(all.stream().filter(Trip::isQuery).toList(), 0));
  }

  private static Units each(List<Trip> all, long logged, int count) {
    var work = all.stream().filter(Predicate.not(Trip::isQuery)).toList();
    return Trip.units(work, logged).times(1.0 / count);
  }

  private void tick() {
    functions.tick();
  }

  private void add(Kind kind, Units units) {
    used.computeIfAbsent(kind, _ -> new ArrayList<>()).add(units);
  }

  private List<Trip> checked(List<Trip> all) {
    all.stream()
        .filter(it -> it.differs() != 0)
        .map(it -> it.operation() + " " + it.differs())
        .forEach(misreported::add);
    return all;
  }

  private long journalled() {
    long size = journal.size();
    journal.reset();
    return size;
  }

  /** What went before is not measured. */
  private void forget() {
    trips.take();
    journal.reset();
  }
}
