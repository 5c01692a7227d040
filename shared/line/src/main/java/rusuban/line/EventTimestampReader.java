package rusuban.line;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Time of an event. A chat is computed from its events in order of time. One event far in the
 * future would outlast all later ones, so an implausible timestamp is ignored. The time in the
 * event's id, a ULID, replaces it. A redelivery repeats that time; the time of receipt would make
 * it another event.
 */
final class EventTimestampReader {
  /** LINE began on 2011-06-23; no event is older. */
  private static final Instant EARLIEST = Instant.parse("2011-06-23T00:00:00Z");

  private static final Duration CLOCKS_APART = Duration.ofDays(1);
  private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");
  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /** The first ten digits of a ULID are its milliseconds since 1970 (github.com/ulid/spec). */
  private static final int TIME_DIGITS = 10;

  private EventTimestampReader() {}

  /**
   * Returns the time of the timestamp or of the id, empty if neither is plausible.
   *
   * @param timestamp milliseconds since 1970
   */
  static Optional<Instant> of(OptionalLong timestamp, @Nullable String id, Instant receivedAt) {
    Optional<Instant> own =
        timestamp.isPresent() ? believable(timestamp.getAsLong(), receivedAt) : Optional.empty();
    if (own.isPresent() || id == null || !ULID.matcher(id).matches()) return own;
    long millis =
        id.chars().limit(TIME_DIGITS).mapToLong(CROCKFORD::indexOf).reduce(0, (a, b) -> a * 32 + b);
    return believable(millis, receivedAt);
  }

  private static Optional<Instant> believable(long millis, Instant receivedAt) {
    Instant at = Instant.ofEpochMilli(millis);
    return at.isBefore(EARLIEST) || at.isAfter(receivedAt.plus(CLOCKS_APART))
        ? Optional.empty()
        : Optional.of(at);
  }
}
