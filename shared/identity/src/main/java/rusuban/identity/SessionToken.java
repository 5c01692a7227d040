package rusuban.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import rusuban.core.AccountId;

/**
 * The secret of a session, which the browser keeps in a cookie. The table knows only its hash.
 *
 * @param value 256 random bits in base64url
 */
public record SessionToken(String value) {

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the value has another form
   */
  public SessionToken {
    if (!RandomToken.isToken(value)) throw new IllegalArgumentException("not a session token");
  }

  /** Draws a new token. */
  public static SessionToken draw(SecureRandom random) {
    return new SessionToken(RandomToken.draw(random));
  }

  /** Returns the token in a cookie's value; empty if the value has another form. */
  public static Optional<SessionToken> read(String cookie) {
    return RandomToken.isToken(cookie) ? Optional.of(new SessionToken(cookie)) : Optional.empty();
  }

  /** Returns the SHA-256 as 64 hex digits, by which the table finds the session. */
  public String hash() {
    return Sha256.hex(value);
  }

  /**
   * Returns the token against forged forms (CSRF) of this session in this account. It is derived,
   * so nothing is stored, and it does not reveal the session's token.
   */
  public String csrf(AccountId account) {
    return Sha256.hmac(value, "csrf:" + account);
  }

  /** Returns whether a form has the token that {@link #csrf} gave it. */
  public boolean isCsrf(AccountId account, String given) {
    return MessageDigest.isEqual(csrf(account).getBytes(UTF_8), given.getBytes(UTF_8));
  }

  /** Returns no part of the token. */
  @Override
  public String toString() {
    return "SessionToken[hidden]";
  }
}
