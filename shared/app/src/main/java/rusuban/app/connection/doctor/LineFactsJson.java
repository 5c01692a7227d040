package rusuban.app.connection.doctor;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import rusuban.app.connection.ApiAnswer;
import rusuban.app.connection.ApiAnswer.Answered;
import rusuban.app.connection.ApiAnswer.Unanswered;
import rusuban.app.connection.ApiProblem;
import rusuban.app.connection.BotInfo;
import rusuban.app.connection.WebhookEndpoint;
import rusuban.app.connection.WebhookTest;
import rusuban.core.decision.Quota;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;

/** Form in which a store keeps {@link LineFacts}. */
public final class LineFactsJson {
  private static final String AT = "at";
  private static final String BOT = "bot";
  private static final String WEBHOOK = "webhook";
  private static final String TEST = "test";
  private static final String QUOTA = "quota";

  /** The field in place of an answer. */
  private static final String PROBLEM = "problem";

  private LineFactsJson() {}

  /** Writes the facts. */
  public static Json.Obj write(LineFacts facts) {
    return JsonObjectBuilder.fields()
        .put(AT, facts.at().toString())
        .put(BOT, write(facts.bot(), LineFactsJson::bot))
        .put(WEBHOOK, write(facts.webhook(), LineFactsJson::webhook))
        .put(TEST, facts.test().map(it -> write(it, LineFactsJson::test)))
        .put(QUOTA, write(facts.quota(), LineFactsJson::quota))
        .build();
  }

  /** Reads facts; empty for any other form, such as that of a newer version. */
  public static Optional<LineFacts> read(Json.Obj stored) {
    try {
      return Optional.of(
          new LineFacts(
              Instant.parse(text(stored, AT)),
              read(object(stored, BOT), LineFactsJson::botOf),
              read(object(stored, WEBHOOK), LineFactsJson::webhookOf),
              stored.get(TEST).map(_ -> read(object(stored, TEST), LineFactsJson::testOf)),
              read(object(stored, QUOTA), LineFactsJson::quotaOf)));
    } catch (NoSuchElementException | IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static <T> Json.Obj write(ApiAnswer<T> answer, Function<T, Json.Obj> value) {
    return switch (answer) {
      case Answered<T>(var content) -> value.apply(content);
      case Unanswered<T>(var problem) ->
          JsonObjectBuilder.fields().put(PROBLEM, problem.name()).build();
    };
  }

  private static <T> ApiAnswer<T> read(Json.Obj stored, Function<Json.Obj, T> value) {
    return stored
        .text(PROBLEM)
        .<ApiAnswer<T>>map(problem -> new Unanswered<>(ApiProblem.valueOf(problem)))
        .orElseGet(() -> new Answered<>(value.apply(stored)));
  }

  private static Json.Obj bot(BotInfo bot) {
    return JsonObjectBuilder.fields()
        .put("displayName", bot.displayName())
        .put("basicId", bot.basicId())
        .put("chatOn", bot.chatOn())
        .put("readAtOnce", bot.readAtOnce())
        .build();
  }

  private static BotInfo botOf(Json.Obj stored) {
    return new BotInfo(
        text(stored, "displayName"),
        text(stored, "basicId"),
        flag(stored, "chatOn"),
        flag(stored, "readAtOnce"));
  }

  private static Json.Obj webhook(Optional<WebhookEndpoint> endpoint) {
    var fields = JsonObjectBuilder.fields();
    endpoint.ifPresent(it -> fields.put("url", it.url().toString()).put("active", it.active()));
    return fields.build();
  }

  private static Optional<WebhookEndpoint> webhookOf(Json.Obj stored) {
    return stored
        .text("url")
        .map(url -> new WebhookEndpoint(URI.create(url), flag(stored, "active")));
  }

  private static Json.Obj test(WebhookTest test) {
    return JsonObjectBuilder.fields()
        .put("reason", test.reason().name())
        .put("statusCode", test.statusCode())
        .put("tookMillis", test.took().toMillis())
        .build();
  }

  private static WebhookTest testOf(Json.Obj stored) {
    return new WebhookTest(
        WebhookTest.Reason.valueOf(text(stored, "reason")),
        Math.toIntExact(stored.whole("statusCode").orElseThrow()),
        Duration.ofMillis(stored.whole("tookMillis").orElseThrow()));
  }

  private static Json.Obj quota(Quota quota) {
    var fields = JsonObjectBuilder.fields().put("used", quota.used());
    quota.limit().ifPresent(limit -> fields.put("limit", limit));
    return fields.build();
  }

  private static Quota quotaOf(Json.Obj stored) {
    OptionalLong limit = stored.whole("limit");
    return new Quota(limit, stored.whole("used").orElseThrow());
  }

  private static Json.Obj object(Json.Obj stored, String name) {
    return stored
        .get(name)
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .orElseThrow();
  }

  private static String text(Json.Obj stored, String name) {
    return stored.text(name).orElseThrow();
  }

  private static boolean flag(Json.Obj stored, String name) {
    return stored.get(name).map(new Json.Bool(true)::equals).orElseThrow();
  }
}
