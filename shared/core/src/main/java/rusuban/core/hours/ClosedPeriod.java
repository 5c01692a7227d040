package rusuban.core.hours;

import java.time.Instant;
import java.util.Optional;

/**
 * A time without a break in which the shop is closed, whatever the reasons that follow one another
 * in it. It is the same for every instant within it, so the whole record serves as the key of what
 * may happen once per closed period. Only a period longer than {@link ResponseCalendar#HORIZON} is
 * seen differently from its two ends, as the parameters say.
 *
 * @param from the instant it closed; {@link Instant#EPOCH} where there was no closing within {@link
 *     ResponseCalendar#HORIZON} before, as with a shop that is always closed or a temporary closure
 *     that names no start
 * @param until the instant it opens; absent where {@link ResponseCalendar#nextOpening} finds none
 */
public record ClosedPeriod(Instant from, Optional<Instant> until) {}
