/**
 * Hours of the shop: the owner's weekly hours, holidays and exceptions. The calendar computes from
 * them whether the shop is open, since when it is closed and when it opens again.
 */
@NullMarked
package rusuban.core.hours;

import org.jspecify.annotations.NullMarked;
