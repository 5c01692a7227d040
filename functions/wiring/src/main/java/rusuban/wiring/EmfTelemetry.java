package rusuban.wiring;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rusuban.app.Telemetry;
import rusuban.core.AccountId;
import rusuban.json.Json;
import rusuban.json.JsonText;

/**
 * Telemetry in JSON lines, from which CloudWatch extracts the metrics (CloudWatch User Guide,
 * "Embedded metric format specification"). It has no dimensions, so that many shops cost no more
 * metrics than one.
 */
public final class EmfTelemetry implements Telemetry {
  private final PrintStream out;
  private final InstantSource clock;

  public EmfTelemetry(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void tell(Metric what, AccountId account, Map<String, String> ids) {
    var line = new LinkedHashMap<String, Json>();
    what.counter()
        .ifPresent(
            counter -> {
              line.put("_aws", aws(counter));
              line.put(counter, Json.num(1));
            });
    line.put(what.metricName(), Json.num(1));
    line.put("account", Json.str(account.value()));
    ids.forEach((name, value) -> line.put(name, Json.str(value)));
    out.println(JsonText.write(Json.obj(line)));
  }

  /** Writes a line for a process that fails before it knows an account. */
  public static void failed(PrintStream out, String what, Throwable why) {
    var reason = why.getClass().getSimpleName() + ": " + why.getMessage();
    out.println(JsonText.write(Json.obj(Map.of(what, Json.str(reason)))));
  }

  private Json aws(String metric) {
    var definition = Json.obj(Map.of("Name", Json.str(metric), "Unit", Json.str("Count")));
    var directive = new LinkedHashMap<String, Json>();
    directive.put("Namespace", Json.str("Rusuban"));
    directive.put("Dimensions", new Json.Arr(List.of(new Json.Arr(List.of()))));
    directive.put("Metrics", new Json.Arr(List.of(definition)));
    var aws = new LinkedHashMap<String, Json>();
    aws.put("Timestamp", Json.num(clock.millis()));
    aws.put("CloudWatchMetrics", new Json.Arr(List.of(Json.obj(directive))));
    return Json.obj(aws);
  }
}
