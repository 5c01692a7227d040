package rusuban.identity;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.json.MalformedJsonException;

/** Our side of OpenID Connect's authorization code flow with PKCE. */
public final class OidcClient {
  /** The scopes. Cognito's own {@code aws.cognito.signin.user.admin} is not among them. */
  private static final String SCOPE = "openid email profile";

  private static final Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,40}");

  private final OidcProvider provider;
  private final IdTokenVerifier idTokenVerifier;
  private final OidcHttp http = new OidcHttp();

  /** Creates a client of this provider. */
  public OidcClient(OidcProvider provider, IdTokenVerifier idTokenVerifier) {
    this.provider = provider;
    this.idTokenVerifier = idTokenVerifier;
  }

  /**
   * Returns the address at which the person signs in.
   *
   * @param callback the address to which the provider sends the browser back. It names the host of
   *     the request, and the provider accepts registered addresses alone
   * @param language the language of the provider's pages, {@code ja} or {@code en}
   * @param hint the person who is expected; the provider may fill it in
   */
  public URI authorization(
      SignInAttempt attempt, URI callback, String language, Optional<String> hint) {
    var query =
        QueryString.of("response_type", "code")
            .and("client_id", provider.clientId())
            .and("redirect_uri", callback.toString())
            .and("scope", SCOPE)
            .and("state", attempt.state())
            .and("nonce", attempt.nonce())
            .and("code_challenge_method", "S256")
            .and("code_challenge", attempt.challenge())
            .and("lang", language);
    return hint.map(it -> query.and("login_hint", it))
        .orElse(query)
        .appendedTo(provider.authorization());
  }

  /**
   * Exchanges the code that the provider sent, and checks the token that it gives for it.
   *
   * @param callback the address that {@link #authorization} named
   * @param state the state that came with the code
   */
  public SignInResult finish(
      SignInAttempt attempt, URI callback, String state, String code, Instant now) {
    if (!attempt.isState(state)) return new SignInResult.StateMismatch();
    try {
      return finish(attempt, exchange(attempt, callback, code), now);
    } catch (IOException | MalformedJsonException _) {
      return new SignInResult.ProviderUnavailable();
    }
  }

  private OidcHttp.Response exchange(SignInAttempt attempt, URI callback, String code)
      throws IOException {
    return http.post(
        provider.token(),
        QueryString.of("grant_type", "authorization_code")
            .and("client_id", provider.clientId())
            .and("redirect_uri", callback.toString())
            .and("code", code)
            .and("code_verifier", attempt.verifier()));
  }

  private SignInResult finish(SignInAttempt attempt, OidcHttp.Response response, Instant now) {
    if (response.status() >= HttpURLConnection.HTTP_INTERNAL_ERROR)
      return new SignInResult.ProviderUnavailable();
    var fields = JsonText.parse(response.body()) instanceof Json.Obj it ? it : Json.Obj.EMPTY;
    if (response.status() != HttpURLConnection.HTTP_OK)
      return new SignInResult.CodeRefused(
          fields.text("error").filter(it -> ERROR_CODE.matcher(it).matches()).orElse("unknown"));
    var token = fields.text("id_token");
    if (token.isEmpty()) return new SignInResult.TokenRejected(TokenVerification.Reason.MALFORMED);
    return switch (idTokenVerifier.verify(token.get(), attempt.nonce(), now)) {
      case TokenVerification.Verified(var identity) -> new SignInResult.SignedIn(identity);
      case TokenVerification.Rejected(var why) -> new SignInResult.TokenRejected(why);
      case TokenVerification.KeysUnavailable() -> new SignInResult.ProviderUnavailable();
    };
  }
}
