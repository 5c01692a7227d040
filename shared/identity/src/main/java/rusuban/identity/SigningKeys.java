package rusuban.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The provider's public keys for RS256, by their ids. They are fetched at the first use, after a
 * day, and for an unknown id. A process restored from a snapshot may have old ones.
 */
public final class SigningKeys {
  /** Time for which fetched keys are used. A key that the provider withdraws ends with it. */
  private static final Duration KEPT = Duration.ofDays(1);

  /** Time between two fetches, so that tokens with unknown ids do not cause one each. */
  private static final Duration FETCHED_EVERY = Duration.ofMinutes(1);

  private static final int SMALLEST_KEY_BITS = 2048;

  private final URI jwks;
  private final OidcHttp http = new OidcHttp();
  private Map<String, RSAPublicKey> keys = Map.of();
  private Instant fetchedAt = Instant.MIN;

  /** Creates the keys at this address, none of them fetched. */
  public SigningKeys(URI jwks) {
    this.jwks = jwks;
  }

  /** The provider's keys cannot be fetched. */
  static final class KeysUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    KeysUnavailableException(Throwable cause) {
      super("the signing keys cannot be fetched", cause);
    }
  }

  /**
   * Returns the key of this id; empty if the provider has none.
   *
   * @throws KeysUnavailableException if the keys are needed and cannot be fetched
   */
  synchronized Optional<RSAPublicKey> find(String keyId, Instant now)
      throws KeysUnavailableException {
    boolean stale = !now.isBefore(later(KEPT));
    boolean unknown = !keys.containsKey(keyId) && !now.isBefore(later(FETCHED_EVERY));
    if (stale || unknown) fetch(now);
    return Optional.ofNullable(keys.get(keyId));
  }

  /** Returns the time this long after the last fetch; the beginning of time before the first. */
  private Instant later(Duration duration) {
    return fetchedAt.equals(Instant.MIN) ? Instant.MIN : fetchedAt.plus(duration);
  }

  private void fetch(Instant now) throws KeysUnavailableException {
    try {
      var response = http.get(jwks);
      if (response.status() != HttpURLConnection.HTTP_OK)
        throw new IOException("status " + response.status());
      keys = usable(JWKSet.parse(response.body()));
      fetchedAt = now;
    } catch (IOException | ParseException e) {
      throw new KeysUnavailableException(e);
    }
  }

  private static Map<String, RSAPublicKey> usable(JWKSet set) {
    var usable = new HashMap<String, RSAPublicKey>();
    for (JWK key : set.getKeys())
      if (key instanceof RSAKey rsa && isForSignatures(rsa)) usable.put(rsa.getKeyID(), open(rsa));
    return Map.copyOf(usable);
  }

  private static boolean isForSignatures(RSAKey key) {
    return key.getKeyID() != null
        && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
        && (key.getAlgorithm() == null || key.getAlgorithm().equals(JWSAlgorithm.RS256))
        && key.size() >= SMALLEST_KEY_BITS;
  }

  private static RSAPublicKey open(RSAKey key) {
    try {
      return key.toRSAPublicKey();
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }
}
