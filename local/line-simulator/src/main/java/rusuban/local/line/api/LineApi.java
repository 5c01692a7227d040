package rusuban.local.line.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import rusuban.local.http.ExchangeAdapter;
import rusuban.local.line.state.LineState;
import rusuban.web.HttpRequest;
import rusuban.web.HttpResponse;
import rusuban.web.Router;

/** The handler of the Messaging API: faults, path, token, limits, then the endpoint. */
public final class LineApi implements HttpHandler {
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

  private final LineState lineState;
  private final AccessTokens tokens;
  private final ApiFaults apiFaults;
  private final Router<ApiEndpoint> routes;

  public LineApi(
      LineState lineState, AccessTokens tokens, ApiFaults apiFaults, Router<ApiEndpoint> routes) {
    this.lineState = lineState;
    this.tokens = tokens;
    this.apiFaults = apiFaults;
    this.routes = routes;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var requestId = UUID.randomUUID().toString();
    var httpRequest = ExchangeAdapter.read(exchange, MAX_BODY_BYTES);
    pause();
    switch (apiFaults.next(httpRequest.path()).orElse(null)) {
      case null -> send(exchange, requestId, answer(requestId, httpRequest));
      case ApiFaults.Fault.Answers(var status) -> send(exchange, requestId, failure(status));
      case ApiFaults.Fault.AnswersAfterwards(var status) -> {
        answer(requestId, httpRequest);
        send(exchange, requestId, failure(status));
      }
      case ApiFaults.Fault.Closes() -> exchange.close();
      case ApiFaults.Fault.ClosesAfterwards() -> {
        answer(requestId, httpRequest);
        exchange.close();
      }
    }
  }

  private HttpResponse answer(String requestId, HttpRequest httpRequest) {
    return switch (routes.find(httpRequest.method(), httpRequest.path())) {
      case Router.Found.Nothing<ApiEndpoint>() -> ApiErrors.notFound();
      case Router.Found.OtherMethod<ApiEndpoint>(var allowed) ->
          ApiErrors.of(405, "Method not allowed").with("Allow", allowed);
      case Router.Found.Endpoint<ApiEndpoint>(var apiEndpoint, var segments) ->
          admit(
              httpRequest,
              () -> apiEndpoint.answer(new ApiEndpoint.Request(requestId, httpRequest, segments)));
    };
  }

  private HttpResponse admit(HttpRequest httpRequest, Supplier<HttpResponse> endpoint) {
    if (httpRequest.path().startsWith("/v2/")
        && !tokens.accept(httpRequest.header("Authorization"))) {
      return ApiErrors.unauthorized("invalid token");
    }
    if (httpRequest.isOversized()) return ApiErrors.of(413, "Request exceeds the max size of 2MB");
    var retryKey = httpRequest.header(RETRY_KEY);
    if (retryKey.isPresent()) {
      if (!RETRIABLE.contains(httpRequest.path())) {
        return ApiErrors.of(400, "The retry key is not supported by this API");
      }
      if (!UUID_FORM.matcher(retryKey.get()).matches()) {
        return ApiErrors.of(400, "The retry key must be a UUID");
      }
    }
    return apiFaults.admits(httpRequest.path(), lineState.now())
        ? endpoint.get()
        : ApiErrors.rateLimit();
  }

  /** Returns a failure. The gateways before LINE answer in HTML, LINE itself in JSON. */
  private static HttpResponse failure(int status) {
    return switch (status) {
      case 403 -> ApiErrors.notAvailable();
      case 429 -> ApiErrors.rateLimit();
      case 502, 503, 504 ->
          HttpResponse.of(status, "text/html", "<html>gateway</html>".getBytes(US_ASCII));
      default -> ApiErrors.of(status, "The simulator was told to fail");
    };
  }

  private static void send(HttpExchange exchange, String requestId, HttpResponse httpResponse)
      throws IOException {
    ExchangeAdapter.send(exchange, httpResponse.with("x-line-request-id", requestId));
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(apiFaults.latency());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting", e);
    }
  }
}
