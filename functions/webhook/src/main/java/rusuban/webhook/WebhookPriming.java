package rusuban.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import rusuban.app.chat.EventRecord;
import rusuban.app.chat.ReplyPlan;
import rusuban.line.WebhookParser;
import rusuban.wiring.CompositionRoot;
import rusuban.wiring.snapshot.PrimingEnvironment;
import rusuban.wiring.snapshot.TableAccessProbe;

/**
 * Priming of the webhook function before its snapshot. It processes every event of events/, in open
 * hours and at night, including Lambda's JSON, and accesses the real table and secrets.
 */
final class WebhookPriming {
  /** The webhook function's events, with the HTTP status of each answer. */
  static final Map<String, Integer> STATUSES =
      Map.ofEntries(
          Map.entry("bad-signature", 401),
          Map.entry("empty", 200),
          Map.entry("follow", 200),
          Map.entry("follow-again", 200),
          Map.entry("group-mention", 200),
          Map.entry("image", 200),
          Map.entry("image-set", 200),
          Map.entry("join", 200),
          Map.entry("keep-awake", 204),
          Map.entry("location", 200),
          Map.entry("message-edited", 200),
          Map.entry("missing-signature", 401),
          Map.entry("multi-event", 200),
          Map.entry("postback", 200),
          Map.entry("redelivered", 200),
          Map.entry("sticker", 200),
          Map.entry("text", 200),
          Map.entry("text-base64", 200),
          Map.entry("unfollow", 200),
          Map.entry("unknown-account", 404),
          Map.entry("unknown-event", 200),
          Map.entry("unsend", 200));

  /** A Tuesday in open hours, and its night. */
  private static final List<Instant> TIMES =
      List.of(Instant.parse("2026-11-24T05:13:07Z"), Instant.parse("2026-11-24T13:40:00Z"));

  /** Repetitions that make the JIT compiler compile the code. They take about a second. */
  private static final int ROUNDS = 50;

  /** The function's time for one webhook (template.yaml). */
  private static final Duration TIME = Duration.ofSeconds(10);

  private static final WebhookSerializer JSON = new WebhookSerializer();

  /** The answer of a handler to a webhook, given the time that is left. */
  interface Answer extends BiFunction<APIGatewayV2HTTPEvent, Duration, APIGatewayV2HTTPResponse> {}

  private final CompositionRoot compositionRoot;
  private final Function<CompositionRoot, Answer> handlers;

  /**
   * Creates the priming from the parts that the function has on Lambda.
   *
   * @param handlers creates a handler of other parts
   */
  WebhookPriming(CompositionRoot compositionRoot, Function<CompositionRoot, Answer> handlers) {
    this.compositionRoot = compositionRoot;
    this.handlers = handlers;
  }

  /**
   * Primes the function.
   *
   * @throws IllegalStateException if a webhook gets another answer than in {@link #STATUSES}
   * @throws RuntimeException if the table or the secrets are not accessible
   */
  void prepare() {
    for (var time : TIMES) {
      try (var primingEnvironment = PrimingEnvironment.at(time)) {
        rehearse(primingEnvironment, time);
        new TableAccessProbe(compositionRoot).receive(reply(primingEnvironment.entries()));
      }
    }
    compositionRoot.channels().accounts();
  }

  private void rehearse(PrimingEnvironment primingEnvironment, Instant time) {
    var answers = handlers.apply(primingEnvironment.parts());
    for (int i = 0; i < ROUNDS; i++) {
      primingEnvironment.anew();
      STATUSES.forEach((name, status) -> rehearse(answers, name, status, time));
    }
    if (primingEnvironment.sent() == 0) throw new IllegalStateException("no reply was rehearsed");
  }

  private static void rehearse(Answer answers, String name, int status, Instant time) {
    APIGatewayV2HTTPEvent event =
        JSON.fromJson(new ByteArrayInputStream(file(name)), APIGatewayV2HTTPEvent.class);
    if (status == 200) sign(event, time);
    var answer = answers.apply(event, TIME);
    if (answer.getStatusCode() != status)
      throw new IllegalStateException(
          "events/" + name + ".json was answered with " + answer.getStatusCode());
    JSON.toJson(answer, new ByteArrayOutputStream(), APIGatewayV2HTTPResponse.class);
  }

  private static byte[] file(String name) {
    try (var file = WebhookPriming.class.getResourceAsStream("events/" + name + ".json")) {
      if (file == null) throw new IllegalStateException(name + ".json is not in the archive");
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Dates the event now, since a reply token lives for a minute, and signs it. */
  private static void sign(APIGatewayV2HTTPEvent event, Instant now) {
    var sent = event.getBody().getBytes(UTF_8);
    var body =
        new String(event.getIsBase64Encoded() ? Base64.getDecoder().decode(sent) : sent, UTF_8)
            .replaceAll("\"timestamp\":\\d+", "\"timestamp\":" + now.toEpochMilli())
            .getBytes(UTF_8);
    event.setBody(
        event.getIsBase64Encoded()
            ? Base64.getEncoder().encodeToString(body)
            : new String(body, UTF_8));
    var headers = new HashMap<>(event.getHeaders());
    headers.put("x-line-signature", WebhookParser.signature(PrimingEnvironment.SECRET, body));
    event.setHeaders(headers);
  }

  private static EventRecord reply(List<EventRecord> entries) {
    return entries.stream()
        .filter(entry -> entry.plan() instanceof ReplyPlan.Reply)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no reply was rehearsed"));
  }
}
