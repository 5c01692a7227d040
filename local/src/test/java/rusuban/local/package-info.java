/** The commands as {@code ./rusuban} has them. */
@NullMarked
package rusuban.local;

import org.jspecify.annotations.NullMarked;
