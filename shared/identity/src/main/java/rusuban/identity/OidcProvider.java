package rusuban.identity;

import java.net.URI;
import java.util.Map;

/**
 * The OpenID Connect provider and our registration there. On AWS it is the Cognito user pool of
 * template.yaml, on a laptop the local issuer.
 *
 * @param issuer the exact text of the claim {@code iss}
 * @param clientId our client; it has no secret
 * @param authorization the endpoint to which the browser goes
 * @param token the endpoint that exchanges a code
 * @param jwks the address of the signing keys
 * @param endSession the endpoint that ends the provider's own session
 */
public record OidcProvider(
    String issuer, String clientId, URI authorization, URI token, URI jwks, URI endSession) {

  /**
   * Returns the provider of these environment variables.
   *
   * @throws IllegalStateException naming the variable that is missing
   */
  public static OidcProvider of(Map<String, String> environment) {
    return new OidcProvider(
        required(environment, "OIDC_ISSUER"),
        required(environment, "OIDC_CLIENT_ID"),
        URI.create(required(environment, "OIDC_AUTHORIZATION_ENDPOINT")),
        URI.create(required(environment, "OIDC_TOKEN_ENDPOINT")),
        URI.create(required(environment, "OIDC_JWKS_URI")),
        URI.create(required(environment, "OIDC_END_SESSION_ENDPOINT")));
  }

  private static String required(Map<String, String> environment, String name) {
    var value = environment.get(name);
    if (value == null || value.isEmpty())
      throw new IllegalStateException("the environment variable " + name + " is missing");
    return value;
  }

  /**
   * Returns the address that ends the provider's own session and then comes back. The parameters
   * are Cognito's (developer guide, "The logout endpoint").
   *
   * @param back an address that is registered for the client
   */
  public URI endSession(URI back) {
    return QueryString.of("client_id", clientId)
        .and("logout_uri", back.toString())
        .appendedTo(endSession);
  }
}
