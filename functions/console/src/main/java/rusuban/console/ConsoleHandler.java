package rusuban.console;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rusuban.app.people.Admission;
import rusuban.app.people.UserDirectory;
import rusuban.cognito.CognitoUserDirectory;
import rusuban.dynamo.DynamoClients;
import rusuban.identity.OidcProvider;
import rusuban.web.HttpRequest;
import rusuban.web.HttpResponse;
import rusuban.wiring.ConsoleParts;
import rusuban.wiring.snapshot.SnapStartHook;

/** Handler of {@code GET} and {@code POST /console/…}. */
public final class ConsoleHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** Maximum body size. Lambda itself accepts 6 MB. */
  private static final int LARGEST_BODY = 5 * 1024 * 1024;

  /**
   * Route of the daily event that keeps the snapshot of a console that nobody opens (template.yaml,
   * KeepAwake). API Gateway sets the route itself, so no request from outside has it.
   */
  private static final String KEEP_AWAKE = "keep-awake";

  private final ConsoleParts parts;
  private final Optional<Admission.FirstOwner> firstOwner;
  private final InstantSource clock;

  /** The consoles by identity provider. A deployment has one provider. */
  private final Map<OidcProvider, Console> consoles = new ConcurrentHashMap<>();

  /** Creates the handler; called by Lambda once per process. */
  public ConsoleHandler() {
    this(
        ConsoleParts.from(System.getenv(), Clock.systemUTC(), System.out, ConsoleHandler::userPool),
        ConsoleFactory.firstOwner(System.getenv()),
        Clock.systemUTC());
    if (SnapStartHook.isTaken(System.getenv()))
      SnapStartHook.register(System.out, this::prime, () -> {});
  }

  /** Any provider will do: no request of the priming goes there. */
  private void prime() {
    var nowhere = URI.create("https://provider.invalid/");
    var provider =
        new OidcProvider("https://provider.invalid", "none", nowhere, nowhere, nowhere, nowhere);
    var console = ConsoleFactory.of(parts, provider, true, firstOwner);
    new ConsolePriming(console, parts.people().sessions()).prepare(clock.instant());
  }

  ConsoleHandler(
      ConsoleParts parts, Optional<Admission.FirstOwner> firstOwner, InstantSource clock) {
    this.parts = parts;
    this.firstOwner = firstOwner;
    this.clock = clock;
  }

  /** Returns the users of a Cognito user pool. Its issuer ends with its id. */
  private static UserDirectory userPool(String issuer) {
    return CognitoUserDirectory.create(
        System.getenv("AWS_REGION"),
        Optional.empty(),
        DynamoClients.credentials(System.getenv()),
        issuer.substring(issuer.lastIndexOf('/') + 1));
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    if (KEEP_AWAKE.equals(event.getRouteKey())) return response(HttpResponse.empty(204));
    // The provider's addresses come with each request (template.yaml, StageVariables).
    var provider = OidcProvider.of(Optional.ofNullable(event.getStageVariables()).orElse(Map.of()));
    var console =
        consoles.computeIfAbsent(provider, it -> ConsoleFactory.of(parts, it, true, firstOwner));
    return response(console.answer(request(event), clock.instant()));
  }

  private static HttpRequest request(APIGatewayV2HTTPEvent event) {
    var headers = new LinkedHashMap<String, String>();
    Optional.ofNullable(event.getHeaders()).ifPresent(headers::putAll);
    // API Gateway takes cookies out of the headers (developer guide, "payload format 2.0").
    var cookies = Optional.ofNullable(event.getCookies()).orElse(List.of());
    if (!cookies.isEmpty()) headers.put("cookie", String.join("; ", cookies));
    var method = event.getRequestContext().getHttp().getMethod();
    var path = Optional.ofNullable(event.getRawPath()).orElse("");
    var query = Optional.ofNullable(event.getRawQueryString()).orElse("");
    var body = body(event);
    return body.length > LARGEST_BODY
        ? HttpRequest.oversized(method, path, query, headers)
        : HttpRequest.of(method, path, query, headers, body);
  }

  private static byte[] body(APIGatewayV2HTTPEvent event) {
    var body = Optional.ofNullable(event.getBody()).orElse("");
    return event.getIsBase64Encoded()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  private static APIGatewayV2HTTPResponse response(HttpResponse response) {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(response.status())
        .withHeaders(Map.copyOf(response.headers()))
        .withCookies(response.cookies())
        .withBody(Base64.getEncoder().encodeToString(response.body()))
        .withIsBase64Encoded(true)
        .build();
  }
}
