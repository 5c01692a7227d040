/** The whole system on one machine. */
@NullMarked
package rusuban.local;

import org.jspecify.annotations.NullMarked;
