/** LINE's webhook events in our own types. A type that LINE adds later has a place as well. */
@NullMarked
package rusuban.core.event;

import org.jspecify.annotations.NullMarked;
