/** Tests of the commands of {@code ./rusuban}. */
@NullMarked
package rusuban.local;

import org.jspecify.annotations.NullMarked;
