package rusuban.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.VerifiedIdentity;
import rusuban.identity.SigningKeys.KeysUnavailableException;
import rusuban.identity.TokenVerification.KeysUnavailable;
import rusuban.identity.TokenVerification.Reason;
import rusuban.identity.TokenVerification.Rejected;
import rusuban.identity.TokenVerification.Verified;

/**
 * Checks ID tokens (OpenID Connect Core 1.0, 3.1.3.7). The signature must be RS256 whatever the
 * token says, since a token that chooses its own algorithm verifies itself.
 */
public final class IdTokenVerifier {
  /** The difference of clocks that is forgiven. */
  public static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  /** The longest token that is read; Cognito's have about 1,200 characters. */
  private static final int LONGEST_TOKEN = 16_000;

  private final OidcProvider provider;
  private final SigningKeys signingKeys;

  /** Creates a verifier of this provider's tokens. */
  public IdTokenVerifier(OidcProvider provider, SigningKeys signingKeys) {
    this.provider = provider;
    this.signingKeys = signingKeys;
  }

  /**
   * Checks a token.
   *
   * @param nonce the nonce of the sign-in for which it was issued
   */
  public TokenVerification verify(String token, String nonce, Instant now) {
    try {
      if (token.length() > LONGEST_TOKEN) return new Rejected(Reason.MALFORMED);
      var signed = SignedJWT.parse(token);
      var fault = signatureFault(signed, now);
      if (fault.isPresent()) return new Rejected(fault.get());
      return verify(signed.getJWTClaimsSet(), nonce, now);
    } catch (KeysUnavailableException _) {
      return new KeysUnavailable();
    } catch (ParseException | IllegalArgumentException _) {
      return new Rejected(Reason.MALFORMED);
    }
  }

  private Optional<Reason> signatureFault(SignedJWT signed, Instant now)
      throws KeysUnavailableException {
    if (!JWSAlgorithm.RS256.equals(signed.getHeader().getAlgorithm()))
      return Optional.of(Reason.ALGORITHM);
    var keyId = signed.getHeader().getKeyID();
    if (keyId == null) return Optional.of(Reason.UNKNOWN_KEY);
    var key = signingKeys.find(keyId, now);
    if (key.isEmpty()) return Optional.of(Reason.UNKNOWN_KEY);
    try {
      return signed.verify(new RSASSAVerifier(key.get()))
          ? Optional.empty()
          : Optional.of(Reason.SIGNATURE);
    } catch (JOSEException _) {
      return Optional.of(Reason.SIGNATURE);
    }
  }

  private TokenVerification verify(@Nullable JWTClaimsSet claims, String nonce, Instant now)
      throws ParseException {
    if (claims == null) return new Rejected(Reason.MALFORMED);
    var fault = claimFault(claims, nonce, now);
    if (fault.isPresent()) return new Rejected(fault.get());
    var email = verifiedEmail(claims);
    if (email.isEmpty()) return new Rejected(Reason.EMAIL);
    return new Verified(
        new VerifiedIdentity(
            email.get(), claims.getSubject(), Optional.ofNullable(claims.getStringClaim("name"))));
  }

  private Optional<Reason> claimFault(JWTClaimsSet claims, String nonce, Instant now)
      throws ParseException {
    if (!provider.issuer().equals(claims.getIssuer())) return Optional.of(Reason.ISSUER);
    if (!isForUs(claims)) return Optional.of(Reason.AUDIENCE);
    var use = claims.getStringClaim("token_use");
    if (use != null && !use.equals("id")) return Optional.of(Reason.TOKEN_USE);
    if (!nonce.equals(claims.getStringClaim("nonce"))) return Optional.of(Reason.NONCE);
    if (isExpired(claims.getExpirationTime(), now)) return Optional.of(Reason.EXPIRED);
    if (claims.getIssueTime() == null
        || isLater(claims.getIssueTime(), now)
        || isLater(claims.getNotBeforeTime(), now)) return Optional.of(Reason.NOT_YET_VALID);
    var subject = claims.getSubject();
    return subject == null
            || subject.isEmpty()
            || subject.length() > VerifiedIdentity.LONGEST_SUBJECT
        ? Optional.of(Reason.SUBJECT)
        : Optional.empty();
  }

  /** Returns whether we are the one audience, and the client that asked for the token. */
  private boolean isForUs(JWTClaimsSet claims) throws ParseException {
    var authorized = claims.getStringClaim("azp");
    return claims.getAudience().equals(List.of(provider.clientId()))
        && (authorized == null || authorized.equals(provider.clientId()));
  }

  private static boolean isExpired(@Nullable Date expires, Instant now) {
    return expires == null || !now.isBefore(expires.toInstant().plus(CLOCK_SKEW));
  }

  private static boolean isLater(@Nullable Date at, Instant now) {
    return at != null && at.toInstant().minus(CLOCK_SKEW).isAfter(now);
  }

  private static Optional<EmailAddress> verifiedEmail(JWTClaimsSet claims) throws ParseException {
    var email = claims.getStringClaim("email");
    return email != null && Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"))
        ? EmailAddress.read(email)
        : Optional.empty();
  }
}
