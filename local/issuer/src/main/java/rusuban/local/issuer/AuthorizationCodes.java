package rusuban.local.issuer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** The codes that have not been exchanged. Each is good once, for five minutes, as Cognito's. */
final class AuthorizationCodes {
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  /** The most codes that are kept, so that a script cannot fill the memory. */
  private static final int MOST = 1_000;

  private final SecureRandom random = new SecureRandom();
  private final SequencedMap<String, Granted> granted = new LinkedHashMap<>();

  /** A person who chose to sign in, and the request for it. */
  record Granted(AuthorizationRequest request, LocalUser user, Instant at) {}

  /** Keeps the choice, and returns its code. */
  synchronized String grant(AuthorizationRequest request, LocalUser user, Instant now) {
    var bytes = new byte[24];
    random.nextBytes(bytes);
    var code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    granted.put(code, new Granted(request, user, now));
    if (granted.size() > MOST) granted.pollFirstEntry();
    return code;
  }

  /**
   * Uses up a code. A wrong verifier or address uses it up as well.
   *
   * @return the choice; empty if the code is unknown, used or old, or its request was another
   */
  synchronized Optional<Granted> redeem(
      String code, String redirectUri, String verifier, Instant now) {
    return Optional.ofNullable(granted.remove(code))
        .filter(it -> now.isBefore(it.at().plus(LIFETIME)))
        .filter(it -> it.request().redirectUri().toString().equals(redirectUri))
        .filter(it -> it.request().challenge().equals(challenge(verifier)));
  }

  private static String challenge(String verifier) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
