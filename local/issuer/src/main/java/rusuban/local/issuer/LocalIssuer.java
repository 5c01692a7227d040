package rusuban.local.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import rusuban.json.JsonObjectBuilder;
import rusuban.local.http.ExchangeAdapter;
import rusuban.web.HttpRequest;
import rusuban.web.HttpResponse;

/**
 * An OpenID provider on this machine. Its pages lie below {@value #PATH}. It signs real tokens, so
 * that the code that checks Cognito's tokens checks these.
 */
public final class LocalIssuer implements HttpHandler {
  /** The path below which everything lies. */
  public static final String PATH = "/local/issuer/";

  private static final String CLIENT = "rusuban-local";
  private static final int LARGEST_BODY = 10_000;

  private final URI base;
  private final InstantSource clock;
  private final Supplier<List<LocalUser>> users;
  private final TokenSigner tokenSigner;
  private final AuthorizationCodes codes = new AuthorizationCodes();

  /**
   * Creates the provider.
   *
   * @param base the address of {@link #PATH} for the functions on this machine
   * @param clock the time of the system, in which tokens are issued and expire
   * @param users the people who can sign in, read for each page: everybody whom the table knows
   */
  public LocalIssuer(URI base, InstantSource clock, Supplier<List<LocalUser>> users) {
    this.base = base;
    this.clock = clock;
    this.users = users;
    this.tokenSigner = new TokenSigner(base.toString(), CLIENT);
  }

  /**
   * Returns the variables by which the console finds this provider. The browser's addresses have no
   * host: it stays on the name by which it came.
   */
  public Map<String, String> environment() {
    return Map.of(
        "OIDC_ISSUER",
        base.toString(),
        "OIDC_CLIENT_ID",
        CLIENT,
        "OIDC_AUTHORIZATION_ENDPOINT",
        PATH + "authorize",
        "OIDC_TOKEN_ENDPOINT",
        base.resolve("token").toString(),
        "OIDC_JWKS_URI",
        base.resolve("jwks").toString(),
        "OIDC_END_SESSION_ENDPOINT",
        PATH + "logout");
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var action = exchange.getRequestURI().toString();
    var httpRequest = ExchangeAdapter.read(exchange, LARGEST_BODY);
    ExchangeAdapter.send(exchange, answer(httpRequest, action));
  }

  private HttpResponse answer(HttpRequest httpRequest, String action) {
    return switch (httpRequest.method() + " " + httpRequest.path()) {
      case "GET " + PATH + "authorize" -> authorize(httpRequest, action);
      case "POST " + PATH + "authorize" -> choose(httpRequest);
      case "POST " + PATH + "token" -> token(httpRequest);
      case "GET " + PATH + "jwks" ->
          HttpResponse.of(200, "application/json", tokenSigner.keySet().getBytes(UTF_8));
      case "GET " + PATH + "logout" -> logout(httpRequest);
      default -> HttpResponse.error(404, "このページはありません。", "There is no such page.");
    };
  }

  private HttpResponse authorize(HttpRequest httpRequest, String action) {
    var request = AuthorizationRequest.of(httpRequest, CLIENT);
    if (request.isEmpty()) return ChoicePage.wrongRequest();
    // Scripts name a role or an address, and get the code at once.
    var hinted = httpRequest.query("login_hint").flatMap(this::hinted);
    if (hinted.isPresent()) return granted(request.get(), hinted.get());
    boolean english = httpRequest.query("lang").filter("en"::equals).isPresent();
    return ChoicePage.of(users.get(), action, english);
  }

  private HttpResponse choose(HttpRequest httpRequest) {
    var request = AuthorizationRequest.of(httpRequest, CLIENT);
    var user = httpRequest.form().last("user").flatMap(this::user);
    return request.isEmpty() || user.isEmpty()
        ? ChoicePage.wrongRequest()
        : granted(request.get(), user.get());
  }

  private Optional<LocalUser> user(String email) {
    return users.get().stream().filter(it -> it.email().value().equals(email)).findFirst();
  }

  /** Returns the user of this address, or the first one of this role. */
  private Optional<LocalUser> hinted(String hint) {
    return user(hint)
        .or(() -> users.get().stream().filter(it -> it.role().word().equals(hint)).findFirst());
  }

  private HttpResponse granted(AuthorizationRequest request, LocalUser user) {
    var code = codes.grant(request, user, clock.instant());
    return HttpResponse.seeOther(
        request.redirectUri()
            + (request.redirectUri().getRawQuery() == null ? "?" : "&")
            + "code="
            + code
            + "&state="
            + URLEncoder.encode(request.state(), UTF_8));
  }

  private HttpResponse token(HttpRequest httpRequest) {
    var form = httpRequest.form();
    if (!form.text("grant_type").equals("authorization_code"))
      return error("unsupported_grant_type");
    if (!form.text("client_id").equals(CLIENT)) return error("invalid_client");
    var now = clock.instant();
    var granted =
        codes.redeem(form.text("code"), form.text("redirect_uri"), form.text("code_verifier"), now);
    if (granted.isEmpty()) return error("invalid_grant");
    var token = tokenSigner.sign(granted.get().user(), granted.get().request().nonce(), now);
    var fields =
        JsonObjectBuilder.fields()
            .put("id_token", token)
            .put("token_type", "Bearer")
            .put("expires_in", 300);
    return HttpResponse.json(200, fields.build()).with("Cache-Control", "no-store");
  }

  private static HttpResponse error(String code) {
    return HttpResponse.json(400, JsonObjectBuilder.fields().put("error", code).build());
  }

  /** Goes back to the console. This provider has no session of its own that would have to end. */
  private static HttpResponse logout(HttpRequest httpRequest) {
    boolean ours = httpRequest.query("client_id").filter(CLIENT::equals).isPresent();
    var back = AuthorizationRequest.ownPage(httpRequest, "logout_uri");
    return ours && back.isPresent()
        ? HttpResponse.redirect(back.get().toString())
        : ChoicePage.wrongRequest();
  }
}
