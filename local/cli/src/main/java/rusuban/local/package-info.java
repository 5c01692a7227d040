/** The commands of {@code ./rusuban} and the whole system on one machine. */
@NullMarked
package rusuban.local;

import org.jspecify.annotations.NullMarked;
