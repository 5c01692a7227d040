package rusuban.local.up;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rusuban.followup.ShardDrainHandler;
import rusuban.local.sqs.SimulatedQueue;
import rusuban.wiring.CompositionRoot;

/** The functions behind API Gateway's routes, the tick and the queue. */
public final class LocalFunctions implements HttpHandler {
  /** API Gateway's own limit for a request (Developer Guide, "Quotas for HTTP APIs"). */
  private static final int LARGEST_REQUEST = 10 * 1024 * 1024;

  private final rusuban.webhook.WebhookHandler webhook;
  private final rusuban.followup.TickHandler followup;
  private final ShardDrainHandler drain;

  /** Creates the functions from these parts. The environment may name a queue. */
  public LocalFunctions(CompositionRoot compositionRoot, Map<String, String> variables) {
    webhook = new rusuban.webhook.WebhookHandler(compositionRoot);
    followup = new rusuban.followup.TickHandler(compositionRoot, variables);
    drain = new ShardDrainHandler(compositionRoot, variables);
  }

  /** Runs the tick of a minute. */
  public void tick() {
    followup.handleRequest(new ScheduledEvent(), new LocalContext());
  }

  /** Runs the drain function for a message of the queue. */
  public void drain(SQSEvent event) {
    drain.handleRequest(event, new LocalContext());
  }

  /** Runs the tick of a minute and all the work that it hands to the queue. */
  void tickAndDrain(SimulatedQueue queue) {
    tick();
    for (var next = queue.take(); next.isPresent(); next = queue.take()) drain(next.get(), queue);
  }

  private void drain(SimulatedQueue.Message message, SimulatedQueue queue) {
    try {
      drain(message.event());
    } finally {
      queue.done(message);
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    int status = status(exchange);
    try (exchange) {
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private int status(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
    String path = exchange.getRequestURI().getPath();
    if (!exchange.getRequestMethod().equals("POST") || path.indexOf('/', "/webhook/".length()) >= 0)
      return 404;
    if (body.length > LARGEST_REQUEST) return 413;
    return webhook.handleRequest(event(exchange, path, body), new LocalContext()).getStatusCode();
  }

  private static APIGatewayV2HTTPEvent event(HttpExchange exchange, String path, byte[] body) {
    var headers = new HashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    Optional<String> text = utf8(body);
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRouteKey("POST /webhook/{account}")
        .withRawPath(path)
        .withHeaders(headers)
        .withPathParameters(Map.of("account", path.substring("/webhook/".length())))
        .withBody(text.orElseGet(() -> Base64.getEncoder().encodeToString(body)))
        .withIsBase64Encoded(text.isEmpty())
        .build();
  }

  private static Optional<String> utf8(byte[] body) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
