package rusuban.local.up;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import rusuban.core.Json;
import rusuban.local.http.Answer;
import rusuban.local.http.Call;
import rusuban.local.http.Fields;
import rusuban.settings.JsonText;
import rusuban.settings.MalformedJsonException;

/**
 * The routes {@code /local/info}, {@code /local/environment} and {@code /local/clock}: this
 * system's facts and its time.
 */
final class LocalRoutes implements HttpHandler {
  private static final int LARGEST_BODY = 10_000;

  /** The longest move of the clock. A typing error must not keep the machine busy for hours. */
  private static final Duration FARTHEST = Duration.ofDays(3660);

  private static final DateTimeFormatter JA =
      DateTimeFormatter.ofPattern("uuuu年M月d日 H:mm", Locale.JAPANESE);
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("d MMM uuuu, H:mm", Locale.ENGLISH);

  private final ControlledSystem system;

  LocalRoutes(ControlledSystem system) {
    this.system = system;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var call = Call.read(exchange, LARGEST_BODY);
    answer(call).with("Cache-Control", "no-store").send(exchange);
  }

  private Answer answer(Call call) {
    return switch (call.method() + " " + call.path()) {
      case "GET /local/info" -> Answer.json(200, info());
      case "GET /local/environment" -> environment(call);
      case "POST /local/clock" -> clock(call);
      default -> Answer.error(404, "見つかりません。", "Not found.");
    };
  }

  private Json info() {
    return Fields.fields()
        .put("account", system.account().value())
        .put("webhook", system.webhook().toString())
        .put("channelSecret", system.channelSecret())
        .put("lineApi", system.lineApi().toString())
        .put("now", system.now().toString())
        .put("dynamodb", system.dynamodb().toString())
        .put("table", system.table())
        .put("phone", system.phone().toString())
        .build();
  }

  private Answer environment(Call call) {
    var environment = system.environment();
    var seen = call.query("host").map(environment::seenFrom).orElse(environment);
    return Answer.of(200, "application/json", seen.toJson().getBytes(StandardCharsets.UTF_8));
  }

  private Answer clock(Call call) {
    // Another site's page can post text here without permission, but not JSON (Fetch, CORS).
    if (!call.contentType().equals("application/json"))
      return Answer.error(
          415,
          "Content-Type: application/json を付けて、JSON で送ってください。",
          "Send this as JSON, with Content-Type: application/json.");
    Optional<Instant> target = target(call);
    if (target.isEmpty())
      return Answer.error(
          400,
          "{\"now\":\"2026-12-31T23:30:00+09:00\"} か {\"advance\":\"PT3H\"} を送ってください。",
          "Send {\"now\":\"2026-12-31T23:30:00+09:00\"} or {\"advance\":\"PT3H\"}.");
    Instant now = system.now();
    if (target.get().isBefore(now)) return back(target.get(), now);
    if (target.get().isAfter(now.plus(FARTHEST)))
      return Answer.error(400, "一度に進められるのは10年までです。", "At most ten years at a time.");
    system.advanceTo(target.get());
    return Answer.json(200, Fields.fields().put("now", system.now().toString()).build());
  }

  /** Sets the clock back. Only an empty system allows that: records belong to their time. */
  private Answer back(Instant target, Instant now) {
    boolean tooFar = target.isBefore(now.minus(FARTHEST));
    if (tooFar && system.isUntouched())
      return Answer.error(400, "一度に戻せるのは10年までです。", "At most ten years at a time.");
    if (!tooFar && system.restartAt(target))
      return Answer.json(200, Fields.fields().put("now", system.now().toString()).build());
    return Answer.error(
        409,
        "もう会話が記録されているので、時計は戻せません（いまは "
            + JA.format(now.atZone(system.zone()))
            + "）。戻すには、新しい up を --data なしか空のフォルダーで始めてください。",
        "Chats are recorded already, so the clock cannot go back (it is "
            + EN.format(now.atZone(system.zone()))
            + "). To go back, start another up, without --data or with an empty folder.");
  }

  private Optional<Instant> target(Call call) {
    try {
      if (!(JsonText.parse(call.body()) instanceof Json.Obj asked)) return Optional.empty();
      if (asked.text("now").isPresent())
        return asked.text("now").map(text -> OffsetDateTime.parse(text).toInstant());
      return asked.text("advance").map(Duration::parse).map(system.now()::plus);
    } catch (MalformedJsonException | DateTimeException | ArithmeticException _) {
      return Optional.empty();
    }
  }
}
