package rusuban.core.hours;

import java.time.Instant;
import java.util.Optional;

/**
 * A period in which the shop is closed without a break, for one or several reasons. It is equal for
 * every instant within it, so that the record identifies the closed period as a key. Only a period
 * longer than {@link ResponseCalendar#HORIZON} differs between its two ends, as the parameters say.
 *
 * @param from the closing; {@link Instant#EPOCH} if none lies within {@link
 *     ResponseCalendar#HORIZON} before, as in a shop that is always closed or a temporary closure
 *     without a start
 * @param until the opening; absent if {@link ResponseCalendar#nextOpening} finds none
 */
public record ClosedPeriod(Instant from, Optional<Instant> until) {}
