package rusuban.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** ID tokens of the pool, in the form of Cognito's, and its keys. */
final class Tokens {
  static final String ISSUER = "https://cognito-idp.ap-northeast-1.amazonaws.com/pool-of-ours";
  static final String CLIENT = "client-of-ours";
  static final String NONCE = "nonce-of-this-sign-in";
  static final Instant NOW = Instant.parse("2026-11-29T05:12:00Z");
  static final RSAKey KEY = key("key-1");
  static final RSAKey OTHER_KEY = key("key-2");

  private Tokens() {}

  static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048)
          .keyID(id)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the claims of a token that passes. */
  static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(CLIENT)
        .subject("0754ca28-c0d1-7028-91a2-3f1a1d6c3a4e")
        .claim("token_use", "id")
        .claim("nonce", NONCE)
        .claim("email", "Sayaka@example.com")
        .claim("email_verified", true)
        .claim("cognito:username", "0754ca28-c0d1-7028-91a2-3f1a1d6c3a4e")
        .issueTime(Date.from(NOW))
        .expirationTime(Date.from(NOW.plusSeconds(300)));
  }

  static String signed(JWTClaimsSet.Builder claims) {
    return signed(claims.build(), KEY.getKeyID(), KEY);
  }

  static String signed(JWTClaimsSet claims, String keyId, RSAKey key) {
    return signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims, key);
  }

  static String signed(JWSHeader header, JWTClaimsSet claims, RSAKey key) {
    try {
      var token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the claims for two audiences. */
  static JWTClaimsSet.Builder forTwo() {
    return claims().audience(List.of(CLIENT, "another"));
  }
}
