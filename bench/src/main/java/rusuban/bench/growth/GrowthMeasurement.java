package rusuban.bench.growth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import rusuban.bench.environment.BenchAccount;
import rusuban.bench.report.ProgressLog;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.json.JsonText;
import rusuban.local.up.LocalFunctions;
import rusuban.testkit.SettableClock;
import rusuban.wiring.CompositionRoot;

/** Measurement of one growing table. At each size every kind of event occurs again. */
final class GrowthMeasurement {
  /** A Wednesday, with the shop open. The following days have no holiday. */
  private static final Instant NOON = Instant.parse("2027-01-13T04:00:00Z");

  /** Each size takes one week and the peak second another, all before the next holidays. */
  static final int MAX_SIZES = 10;

  private final GrowthPlan plan;
  private final ProgressLog progress;
  private final UnaryOperator<CompositionRoot> decoration;

  /**
   * Parameters of a measurement.
   *
   * @param settings the account's settings
   * @param sizes the numbers of customers, ascending
   * @param rounds the number of rounds at each size
   * @param messages the number of messages played of the peak second
   */
  record GrowthPlan(Json.Obj settings, List<Integer> sizes, int rounds, int messages) {
    GrowthPlan {
      sizes = List.copyOf(sizes);
    }
  }

  /** Creates a measurement of functions with decorated parts. */
  GrowthMeasurement(
      GrowthPlan plan, ProgressLog progress, UnaryOperator<CompositionRoot> decoration) {
    this.plan = plan;
    this.progress = progress;
    this.decoration = decoration;
  }

  GrowthResult run() throws IOException {
    var log = new ByteArrayOutputStream();
    var clock = new SettableClock(NOON.minus(TableFiller.PERIOD));
    var calls = new DynamoCallRecorder();
    try (var account = new BenchAccount(fillSettings(), clock, log);
        var client = account.client(calls)) {
      var functions = new LocalFunctions(decoration.apply(account.parts(client)), Map.of());
      account.serve(functions);
      account.line().webhookTimeout(Duration.ofMinutes(1));
      var filler = new TableFiller(account, clock, progress);
      account.save(JsonText.write(plan.settings));
      var events = new EventMeasurement(account.line(), functions, clock, calls, log);
      var sizes = new ArrayList<GrowthResult.SizeResult>();
      var noon = NOON;
      for (int customers : plan.sizes) {
        int before = sizes.isEmpty() ? 0 : sizes.getLast().customers();
        var filled = filler.fill(before, customers);
        var used = events.run(noon, plan.rounds);
        sizes.add(new GrowthResult.SizeResult(customers, filled, used));
        noon = noon.plus(Duration.ofDays(7));
      }
      var peak = new PeakSecond(calls, plan.messages);
      clock.set(noon);
      progress.report("1 秒分 / one second's messages", 0, plan.messages);
      var receiving = peak.receive(account.line());
      clock.set(noon.plus(EventMeasurement.EVENING));
      var thanking = peak.thank(functions);
      return new GrowthResult(
          sizes, events.misreported(), calls.conflicts(), calls.failures(), receiving, thanking);
    }
  }

  /** Returns settings whose follow-ups are due half a year later, after everything measured. */
  private String fillSettings() {
    var followUps =
        JsonText.parse(
            """
            [{"id": "thanks", "start": "first-message", "due": {"after": "P180D", "within": "P1D"},
              "messages": ["{名前}さま、お変わりありませんか。"]}]\
            """);
    return JsonText.write(JsonObjectBuilder.of(plan.settings).put("followUps", followUps).build());
  }
}
