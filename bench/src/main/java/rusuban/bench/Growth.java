package rusuban.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import rusuban.core.Json;
import rusuban.local.cost.Kind;
import rusuban.local.cost.Units;
import rusuban.local.http.Fields;
import rusuban.local.up.Functions;
import rusuban.settings.JsonText;
import rusuban.wiring.Parts;

/** One table that grows: at each size everything happens again, and must use as much. */
final class Growth {
  /** A Wednesday at one in the afternoon, the shop open; the next days are as plain. */
  private static final Instant NOON = Instant.parse("2027-01-13T04:00:00Z");

  private static final Duration DAY = Duration.ofDays(1);

  /** Each size has a week of its own, and the last second another, before the next holidays. */
  static final int MOST_SIZES = 10;

  private static final Duration UNHURRIED = Duration.ofMinutes(1);
  private static final Duration WEEK = Duration.ofDays(7);

  private final Plan plan;
  private final Progress progress;
  private final UnaryOperator<Parts> between;

  /**
   * What is tried.
   *
   * @param settings the shop's
   * @param sizes how many customers there are, growing
   * @param rounds how often everything happens at each size
   * @param second how many messages of a full second are played
   */
  record Plan(Json.Obj settings, List<Integer> sizes, int rounds, int second) {
    Plan {
      sizes = List.copyOf(sizes);
    }
  }

  /** At one size. */
  record AtSize(int customers, Fill.Filled filled, Map<Kind, List<Units>> used) {}

  /**
   * What it came to.
   *
   * @param conflicts transactions that were tried again
   * @param failures calls that failed
   * @param misreported calls for which DynamoDB reported other units than their sizes make
   */
  record Grown(
      List<AtSize> sizes,
      List<String> misreported,
      int conflicts,
      int failures,
      OneSecond.Hottest receiving,
      OneSecond.Hottest thanking) {
    boolean kept() {
      return different().isEmpty()
          && misreported.isEmpty()
          && failures == 0
          && receiving.isBearable()
          && thanking.isBearable();
    }

    /** The kinds that do not use the same each time at each size. */
    List<Kind> different() {
      return sizes.getFirst().used.keySet().stream().filter(kind -> seen(kind).size() > 1).toList();
    }

    /** What was used of the table by this kind, each once. */
    TreeSet<String> seen(Kind kind) {
      var seen = new TreeSet<String>();
      for (var size : sizes)
        size.used.getOrDefault(kind, List.of()).forEach(it -> seen.add(text(it)));
      return seen;
    }

    /** The first of what was used, by kind. */
    Map<Kind, Units> units() {
      var units = new EnumMap<Kind, Units>(Kind.class);
      sizes.getFirst().used.forEach((kind, all) -> units.put(kind, all.getFirst()));
      return units;
    }
  }

  Growth(Plan plan, Progress progress) {
    this(plan, progress, UnaryOperator.identity());
  }

  /**
   * The same of functions that are made of other parts.
   *
   * @param between is given the parts on the table
   */
  Growth(Plan plan, Progress progress, UnaryOperator<Parts> between) {
    this.plan = plan;
    this.progress = progress;
    this.between = between;
  }

  Grown run() throws IOException {
    var telemetry = new ByteArrayOutputStream();
    var time = SettableTime.standing(NOON.minus(DAY));
    var trips = new Trips();
    try (var shop = new Shop(fillSettings(), time, Happenings.into(telemetry));
        var client = shop.client(trips)) {
      var functions = new Functions(between.apply(shop.parts(client)), Map.of());
      shop.serve(functions);
      shop.line().webhookTimeout(UNHURRIED);
      var happenings = new Happenings(shop, trips, functions, telemetry);
      var sizes = new ArrayList<AtSize>();
      var noon = NOON;
      for (int customers : plan.sizes) {
        int before = sizes.isEmpty() ? 0 : sizes.getLast().customers;
        shop.save(fillSettings());
        var filled = new Fill(shop, NOON.minus(DAY), progress).add(before, customers);
        shop.save(JsonText.write(plan.settings));
        sizes.add(new AtSize(customers, filled, happenings.run(noon, plan.rounds)));
        noon = noon.plus(WEEK);
      }
      var second = new OneSecond(shop, trips, functions, plan.second, progress);
      var receiving = second.receive(noon);
      var thanking = second.thank(noon.plus(Happenings.EVENING));
      return new Grown(
          sizes,
          happenings.misreported(),
          trips.conflicts(),
          trips.failures(),
          receiving,
          thanking);
    }
  }

  /** The thank-yous that this begins are due in half a year, after all that is measured. */
  private String fillSettings() {
    var later =
        JsonText.parse(
            """
            [{"id": "thanks", "start": "first-message", "due": {"after": "P180D", "within": "P1D"},
              "messages": ["{名前}さま、お変わりありませんか。"]}]\
            """);
    return JsonText.write(Fields.of(plan.settings).put("followUps", later).build());
  }

  /** In words of the table's columns. */
  static String text(Units units) {
    return "%s R, %s W, %s, %s"
        .formatted(
            plain(units.reads()),
            plain(units.writes()),
            plain(units.trips()),
            plain(units.items()));
  }

  private static String plain(double value) {
    return new BigDecimal("%.2f".formatted(value)).stripTrailingZeros().toPlainString();
  }

  /** The units by kind, as the price is computed from. */
  static Json.Obj json(Map<Kind, Units> units) {
    var fields = new LinkedHashMap<String, Json>();
    units.forEach((kind, it) -> fields.put(kind.key(), it.json()));
    return Json.obj(fields);
  }
}
