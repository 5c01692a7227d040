package rusuban.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Signs ID tokens with a key of this process. The first use makes the key, which takes a moment.
 */
final class TokenSigner {
  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final int KEY_BITS = 2048;

  private final String issuer;
  private final String clientId;
  private @Nullable RSAKey key;

  TokenSigner(String issuer, String clientId) {
    this.issuer = issuer;
    this.clientId = clientId;
  }

  /** Returns the public key as a JSON Web Key Set. */
  String keySet() {
    return new JWKSet(key().toPublicJWK()).toString();
  }

  /** Returns an ID token with the claims that Cognito's have. */
  String sign(LocalUser user, String nonce, Instant now) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(clientId)
            .subject(user.subject())
            .claim("token_use", "id")
            .claim("nonce", nonce)
            .claim("email", user.email().value())
            .claim("email_verified", true)
            .claim("name", user.name())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFETIME)))
            .build();
    try {
      var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key().getKeyID()).build();
      var token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  private synchronized RSAKey key() {
    if (key == null) key = generated();
    return key;
  }

  private static RSAKey generated() {
    try {
      return new RSAKeyGenerator(KEY_BITS)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }
}
