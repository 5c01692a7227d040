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
import rusuban.app.people.Role;
import rusuban.console.page.ConsolePaths;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.json.JsonText;
import rusuban.json.MalformedJsonException;
import rusuban.local.http.ExchangeAdapter;
import rusuban.web.HttpRequest;
import rusuban.web.HttpResponse;

/** The system's facts, its time, and a sign-in for scripts, below {@code /local/}. */
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
    var httpRequest = ExchangeAdapter.read(exchange, LARGEST_BODY);
    ExchangeAdapter.send(exchange, answer(httpRequest).with("Cache-Control", "no-store"));
  }

  private HttpResponse answer(HttpRequest httpRequest) {
    return switch (httpRequest.method() + " " + httpRequest.path()) {
      case "GET /local/info" -> HttpResponse.json(200, info());
      case "GET /local/environment" -> environment(httpRequest);
      case "POST /local/clock" -> clock(httpRequest);
      case "GET /local/sign-in" -> signIn(httpRequest);
      default -> HttpResponse.error(404, "見つかりません。", "Not found.");
    };
  }

  private Json info() {
    return JsonObjectBuilder.fields()
        .put("account", system.account().value())
        .put("webhook", system.webhook().toString())
        .put("channelSecret", system.channelSecret())
        .put("lineApi", system.lineApi().toString())
        .put("now", system.now().toString())
        .put("dynamodb", system.dynamodb().toString())
        .put("table", system.table())
        .put("parameterStore", system.environment().value("AWS_ENDPOINT_URL_SSM"))
        .put("secrets", system.environment().value("SECRETS"))
        .put("phone", system.phone().toString())
        .put("console", system.console().toString())
        .build();
  }

  /** Leads through the real sign-in, in which the issuer takes the named person without asking. */
  private static HttpResponse signIn(HttpRequest httpRequest) {
    var role = httpRequest.query("role").flatMap(Role::of);
    return role.isEmpty()
        ? HttpResponse.error(
            400, "role=owner、staff、viewer のどれかを付けてください。", "Add role=owner, staff or viewer.")
        : HttpResponse.seeOther(ConsolePaths.SIGN_IN + "/start?person=" + role.get().word());
  }

  private HttpResponse environment(HttpRequest httpRequest) {
    var environment = system.environment();
    var seen = httpRequest.query("host").map(environment::seenFrom).orElse(environment);
    return HttpResponse.of(200, "application/json", seen.toJson().getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse clock(HttpRequest httpRequest) {
    // Another site's page can post text here without permission, but not JSON (Fetch, CORS).
    if (!httpRequest.contentType().equals("application/json"))
      return HttpResponse.error(
          415,
          "Content-Type: application/json を付けて、JSON で送ってください。",
          "Send this as JSON, with Content-Type: application/json.");
    Optional<Instant> target = target(httpRequest);
    if (target.isEmpty())
      return HttpResponse.error(
          400,
          "{\"now\":\"2026-12-31T23:30:00+09:00\"} か {\"advance\":\"PT3H\"} を送ってください。",
          "Send {\"now\":\"2026-12-31T23:30:00+09:00\"} or {\"advance\":\"PT3H\"}.");
    Instant now = system.now();
    if (target.get().isBefore(now)) return back(target.get(), now);
    if (target.get().isAfter(now.plus(FARTHEST)))
      return HttpResponse.error(400, "一度に進められるのは10年までです。", "At most ten years at a time.");
    system.advanceTo(target.get());
    return HttpResponse.json(
        200, JsonObjectBuilder.fields().put("now", system.now().toString()).build());
  }

  /** Sets the clock back. Only an empty system allows that: records belong to their time. */
  private HttpResponse back(Instant target, Instant now) {
    boolean tooFar = target.isBefore(now.minus(FARTHEST));
    if (tooFar && system.isUntouched())
      return HttpResponse.error(400, "一度に戻せるのは10年までです。", "At most ten years at a time.");
    if (!tooFar && system.restartAt(target))
      return HttpResponse.json(
          200, JsonObjectBuilder.fields().put("now", system.now().toString()).build());
    return HttpResponse.error(
        409,
        "もうトークが記録されているので、時計は戻せません（いまは "
            + JA.format(now.atZone(system.zone()))
            + "）。戻すには、新しい up を --data なしか空のフォルダーで始めてください。",
        "Chats are recorded already, so the clock cannot go back (it is "
            + EN.format(now.atZone(system.zone()))
            + "). To go back, start another up, without --data or with an empty folder.");
  }

  private Optional<Instant> target(HttpRequest httpRequest) {
    try {
      if (!(JsonText.parse(httpRequest.body()) instanceof Json.Obj asked)) return Optional.empty();
      if (asked.text("now").isPresent())
        return asked.text("now").map(text -> OffsetDateTime.parse(text).toInstant());
      return asked.text("advance").map(Duration::parse).map(system.now()::plus);
    } catch (MalformedJsonException | DateTimeException | ArithmeticException _) {
      return Optional.empty();
    }
  }
}
