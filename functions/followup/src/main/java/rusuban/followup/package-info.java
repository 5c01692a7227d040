/** The tick of every minute: due follow-ups, and replies that a crash left outstanding. */
@NullMarked
package rusuban.followup;

import org.jspecify.annotations.NullMarked;
