package rusuban.app.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import rusuban.core.AccountId;

/**
 * A sign-in of one member on one device. It says who is there and never what they may do: the role
 * is read from {@link MemberStore} at every request.
 *
 * @param tokenHash the SHA-256 of the token in the browser's cookie, 64 hex digits
 * @param seenAt the last use, {@link #SEEN_EVERY} exact
 * @param expires the exclusive end
 * @param device the browser and device in short, for the list of sessions
 */
public record Session(
    String tokenHash,
    AccountId account,
    EmailAddress email,
    Instant createdAt,
    Instant seenAt,
    Instant expires,
    String device) {
  /** Time for which a session lives without use. */
  public static final Duration LIFETIME = Duration.ofDays(7);

  /** Time that must pass before a session's end is moved again. */
  public static final Duration RENEWED_EVERY = Duration.ofDays(1);

  /** Time that must pass before another use is stored. */
  public static final Duration SEEN_EVERY = Duration.ofMinutes(5);

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final int LONGEST_DEVICE = 60;

  /**
   * Checks the hash and the device.
   *
   * @throws IllegalArgumentException if one of them has another form
   */
  public Session {
    if (!SHA_256.matcher(tokenHash).matches()) throw new IllegalArgumentException("not a hash");
    if (device.isEmpty() || device.length() > LONGEST_DEVICE)
      throw new IllegalArgumentException("not a device");
  }

  /** Returns a new session. */
  public static Session begin(
      String tokenHash, AccountId account, EmailAddress email, String device, Instant now) {
    return new Session(tokenHash, account, email, now, now, now.plus(LIFETIME), device);
  }

  /** Returns whether the session has ended by itself. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expires);
  }

  /**
   * Returns this session after a use, if the use has to be stored. Its end moves at most once a
   * {@link #RENEWED_EVERY}.
   */
  public Optional<Session> used(Instant now) {
    if (now.isBefore(seenAt.plus(SEEN_EVERY))) return Optional.empty();
    var extended = now.plus(LIFETIME);
    boolean renews = !extended.isBefore(expires.plus(RENEWED_EVERY));
    return Optional.of(
        new Session(
            tokenHash, account, email, createdAt, now, renews ? extended : expires, device));
  }

  /** Returns the account alone: the hash and the address are nobody's business. */
  @Override
  public String toString() {
    return "Session[" + account + "]";
  }
}
