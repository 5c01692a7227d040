package rusuban.local.line;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import rusuban.local.http.Answer;
import rusuban.local.http.Call;
import rusuban.local.http.Router;

/** The handler of the Messaging API: faults, path, token, limits, then the endpoint. */
final class LineApi implements HttpHandler {
  /** Largest request, from "Status codes", 413: requests exceed 2 MB. */
  static final int MAX_BODY_BYTES = 2 * 1024 * 1024;

  static final String RETRY_KEY = "X-Line-Retry-Key";
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** Calls that accept a retry key ("Retry only with supported APIs"). Others refuse the header. */
  private static final Set<String> RETRIABLE =
      Set.of(
          "/v2/bot/message/push",
          "/v2/bot/message/multicast",
          "/v2/bot/message/narrowcast",
          "/v2/bot/message/broadcast");

  private final World world;
  private final AccessTokens tokens;
  private final Faults faults;
  private final Router<Endpoint> routes;

  LineApi(World world, AccessTokens tokens, Faults faults, Router<Endpoint> routes) {
    this.world = world;
    this.tokens = tokens;
    this.faults = faults;
    this.routes = routes;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var requestId = UUID.randomUUID().toString();
    var call = Call.read(exchange, MAX_BODY_BYTES);
    pause();
    switch (faults.next(call.path()).orElse(null)) {
      case null -> send(exchange, requestId, answer(requestId, call));
      case Faults.Fault.Answers(var status) -> send(exchange, requestId, failure(status));
      case Faults.Fault.AnswersAfterwards(var status) -> {
        answer(requestId, call);
        send(exchange, requestId, failure(status));
      }
      case Faults.Fault.Closes() -> exchange.close();
      case Faults.Fault.ClosesAfterwards() -> {
        answer(requestId, call);
        exchange.close();
      }
    }
  }

  private Answer answer(String requestId, Call call) {
    return switch (routes.find(call.method(), call.path())) {
      case Router.Found.Nothing<Endpoint>() -> Errors.notFound();
      case Router.Found.OtherMethod<Endpoint>(var allowed) ->
          Errors.of(405, "Method not allowed").with("Allow", allowed);
      case Router.Found.Endpoint<Endpoint>(var endpoint, var segments) ->
          admit(call, () -> endpoint.answer(new Endpoint.Request(requestId, call, segments)));
    };
  }

  private Answer admit(Call call, Supplier<Answer> endpoint) {
    if (call.path().startsWith("/v2/") && !tokens.accept(call.header("Authorization"))) {
      return Errors.unauthorized("invalid token");
    }
    if (call.oversized()) return Errors.of(413, "Request exceeds the max size of 2MB");
    var retryKey = call.header(RETRY_KEY);
    if (retryKey.isPresent()) {
      if (!RETRIABLE.contains(call.path())) {
        return Errors.of(400, "The retry key is not supported by this API");
      }
      if (!UUID_FORM.matcher(retryKey.get()).matches()) {
        return Errors.of(400, "The retry key must be a UUID");
      }
    }
    return faults.admits(call.path(), world.now()) ? endpoint.get() : Errors.rateLimit();
  }

  /** Returns a failure. The gateways before LINE answer in HTML, LINE itself in JSON. */
  private static Answer failure(int status) {
    return switch (status) {
      case 429 -> Errors.rateLimit();
      case 502, 503, 504 ->
          Answer.of(status, "text/html", "<html>gateway</html>".getBytes(US_ASCII));
      default -> Errors.of(status, "The simulator was told to fail");
    };
  }

  private static void send(HttpExchange exchange, String requestId, Answer answer)
      throws IOException {
    answer.with("x-line-request-id", requestId).send(exchange);
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(faults.latency());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting", e);
    }
  }
}
