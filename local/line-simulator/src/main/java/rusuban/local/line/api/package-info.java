/** The simulated Messaging API: its endpoints, limits, errors and faults. */
@NullMarked
package rusuban.local.line.api;

import org.jspecify.annotations.NullMarked;
