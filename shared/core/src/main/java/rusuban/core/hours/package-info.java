/**
 * When the shop answers: weekly hours, holidays and exceptions as the owner sets them, and the
 * calendar that tells for any instant whether the shop is open, since when not, and when again.
 */
@NullMarked
package rusuban.core.hours;

import org.jspecify.annotations.NullMarked;
