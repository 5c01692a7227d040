package rusuban.webhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rusuban.app.Telemetry.Metric;
import rusuban.app.account.WebhookArrivals;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.receive.WebhookEventProcessor;
import rusuban.core.AccountId;
import rusuban.line.LineOptions;
import rusuban.line.WebhookParser;
import rusuban.wiring.CompositionRoot;
import rusuban.wiring.PostResponseExecutor;
import rusuban.wiring.snapshot.SnapStartHook;

/**
 * Handler of {@code POST /webhook/{account}}. It answers 401 for an invalid signature and 200 after
 * everything is saved. It answers 5xx if something is not saved, so that LINE sends it again. The
 * scheduler's daily event is answered 204 without any work.
 */
public final class WebhookHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** Maximum body size. LINE's webhooks are far smaller; API Gateway itself accepts 10 MB. */
  private static final int LARGEST_BODY = 2 * 1024 * 1024;

  private static final String SIGNATURE = "x-line-signature";

  /**
   * Route of the daily event that keeps a quiet shop's snapshot (template.yaml, KeepAwake). API
   * Gateway sets the route itself, so no request from outside has it.
   */
  private static final String KEEP_AWAKE = "keep-awake";

  private final CompositionRoot compositionRoot;
  private final WebhookEventProcessor eventProcessor;
  private final WebhookArrivals arrivals;

  /** Creates the handler; called by Lambda once per process. */
  public WebhookHandler() {
    this(
        CompositionRoot.from(
            System.getenv(),
            Clock.systemUTC(),
            System.out,
            LineOptions.withinWebhook(),
            PostResponseExecutor.of(System.getenv(), System.out)));
    if (SnapStartHook.isTaken(System.getenv()))
      SnapStartHook.register(
          System.out,
          new WebhookPriming(compositionRoot, own -> new WebhookHandler(own)::answer)::prepare,
          compositionRoot.channels()::renew);
  }

  /** Creates the handler from the function's parts. */
  public WebhookHandler(CompositionRoot compositionRoot) {
    this.compositionRoot = compositionRoot;
    this.eventProcessor = compositionRoot.eventProcessor();
    this.arrivals =
        new WebhookArrivals(
            compositionRoot.stores().accounts(),
            compositionRoot.telemetry(),
            compositionRoot.postResponseExecutor());
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent request, Context context) {
    try {
      return answer(request, Duration.ofMillis(context.getRemainingTimeInMillis()));
    } finally {
      compositionRoot.postResponseExecutor().answered();
    }
  }

  APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent request, Duration remaining) {
    return APIGatewayV2HTTPResponse.builder().withStatusCode(status(request, remaining)).build();
  }

  private int status(APIGatewayV2HTTPEvent request, Duration remaining) {
    if (KEEP_AWAKE.equals(request.getRouteKey())) return 204;
    Optional<AccountId> account = account(request.getPathParameters());
    if (account.isEmpty()) return 404;
    Optional<ChannelCredentials> channel = compositionRoot.channels().find(account.get());
    if (channel.isEmpty()) return 404;
    Optional<byte[]> body = body(request);
    // LINE signed nothing that cannot be decoded.
    if (body.isEmpty()) return refuse(401, Metric.SIGNATURE_REFUSED, account.get());
    return body.get().length > LARGEST_BODY
        ? 413
        : receive(
            account.get(), channel.get(), signature(request.getHeaders()), body.get(), remaining);
  }

  private int receive(
      AccountId account,
      ChannelCredentials channel,
      @Nullable String signature,
      byte[] body,
      Duration remaining) {
    var now = compositionRoot.clock().instant();
    var opened = WebhookParser.open(channel, signature, body, now);
    if (opened instanceof WebhookParser.Refused && signature != null) {
      // The secret may have changed since we read it.
      var latest = compositionRoot.channels().latest(account);
      if (latest.isPresent() && !latest.get().equals(channel))
        opened = WebhookParser.open(latest.get(), signature, body, now);
    }
    return switch (opened) {
      case WebhookParser.Refused() -> refuse(401, Metric.SIGNATURE_REFUSED, account);
      case WebhookParser.Unreadable() -> refuse(400, Metric.WEBHOOK_UNREADABLE, account);
      case WebhookParser.Genuine(_, var events) -> {
        // A webhook without events is LINE's own test. It proves no customer's message.
        if (!events.isEmpty()) arrivals.note(account, now);
        yield eventProcessor.receive(account, events, remaining) ? 200 : 500;
      }
    };
  }

  private int refuse(int status, Metric why, AccountId account) {
    compositionRoot.telemetry().tell(why, account, Map.of());
    return status;
  }

  private static Optional<AccountId> account(@Nullable Map<String, String> path) {
    var name = path == null ? null : path.get("account");
    return name != null && AccountId.isValid(name)
        ? Optional.of(new AccountId(name))
        : Optional.empty();
  }

  /** Returns the bytes as they arrived; empty if the Base64 is invalid. */
  private static Optional<byte[]> body(APIGatewayV2HTTPEvent request) {
    String body = request.getBody() == null ? "" : request.getBody();
    if (!request.getIsBase64Encoded()) return Optional.of(body.getBytes(StandardCharsets.UTF_8));
    try {
      return Optional.of(Base64.getDecoder().decode(body));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /**
   * Returns the signature. Header names are case-insensitive (Messaging API reference, "Request
   * headers").
   */
  private static @Nullable String signature(@Nullable Map<String, String> headers) {
    if (headers == null) return null;
    for (var header : headers.entrySet())
      if (header.getKey().equalsIgnoreCase(SIGNATURE)) return header.getValue();
    return null;
  }
}
