package rusuban.local.issuer;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import rusuban.web.HttpRequest;

/**
 * A request for an authorization code. The check is stricter than Cognito's: a challenge, a state
 * and a nonce are required.
 */
record AuthorizationRequest(URI redirectUri, String state, String nonce, String challenge) {
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int LONGEST = 500;

  /** Returns the request; empty if a parameter is missing or wrong. */
  static Optional<AuthorizationRequest> of(HttpRequest httpRequest, String clientId) {
    boolean code =
        is(httpRequest, "response_type", "code")
            && is(httpRequest, "client_id", clientId)
            && is(httpRequest, "code_challenge_method", "S256");
    var redirectUri = ownPage(httpRequest, "redirect_uri");
    var challenge =
        httpRequest.query("code_challenge").filter(it -> CHALLENGE.matcher(it).matches());
    var state = text(httpRequest, "state");
    var nonce = text(httpRequest, "nonce");
    boolean openid = text(httpRequest, "scope").filter(it -> it.contains("openid")).isPresent();
    if (!code
        || !openid
        || redirectUri.isEmpty()
        || challenge.isEmpty()
        || state.isEmpty()
        || nonce.isEmpty()) return Optional.empty();
    return Optional.of(
        new AuthorizationRequest(redirectUri.get(), state.get(), nonce.get(), challenge.get()));
  }

  private static boolean is(HttpRequest httpRequest, String name, String value) {
    return httpRequest.query(name).filter(value::equals).isPresent();
  }

  private static Optional<String> text(HttpRequest httpRequest, String name) {
    return httpRequest.query(name).filter(it -> !it.isEmpty() && it.length() <= LONGEST);
  }

  /**
   * Returns the address in this parameter, if it is a page of the console on the request's own
   * host. This system has several names, so no list of addresses would do.
   */
  static Optional<URI> ownPage(HttpRequest httpRequest, String name) {
    try {
      return httpRequest
          .query(name)
          .map(URI::create)
          .filter(it -> it.getPath() != null && it.getPath().startsWith("/console/"))
          .filter(it -> isOwn(it, httpRequest.header("Host").orElse("")));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static boolean isOwn(URI page, String host) {
    return page.isAbsolute()
        ? page.getScheme().equals("http") && host.equals(page.getAuthority())
        : page.getAuthority() == null;
  }
}
