package rusuban.core.settings;

import java.time.Duration;
import java.time.Instant;
import rusuban.core.hours.ResponseCalendar;

/** Length of a staff takeover, which begins when a rule calls staff. */
public sealed interface Handover {

  /** The longest takeover, also where the next opening is farther away. */
  Duration LONGEST = Duration.ofDays(30);

  /** The takeover until the next opening where no opening is known. */
  Duration WITHOUT_OPENING = Duration.ofDays(1);

  /** A takeover of a fixed length. */
  record FixedTime(Duration length) implements Handover {}

  /**
   * A takeover until the shop opens next. It lasts {@link #WITHOUT_OPENING} if no opening is known,
   * so that no chat stays without answers for good.
   */
  record UntilOpening() implements Handover {}

  /** Returns the end of a takeover that begins now. */
  default Instant end(Instant now, ResponseCalendar calendar) {
    return switch (this) {
      case FixedTime(var length) -> now.plus(length);
      case UntilOpening() ->
          calendar
              .nextOpening(now)
              .map(opens -> earlier(opens, now.plus(LONGEST)))
              .orElse(now.plus(WITHOUT_OPENING));
    };
  }

  /** Returns whether a takeover ends at once. */
  default boolean isZero() {
    return equals(new FixedTime(Duration.ZERO));
  }

  /** Returns it as the settings have it, such as {@code PT1H} or {@code until-opening}. */
  default String written() {
    return switch (this) {
      case FixedTime(var length) -> length.toString();
      case UntilOpening() -> "until-opening";
    };
  }

  private static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }
}
