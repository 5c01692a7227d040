/** Command line of the measurements. */
@NullMarked
package rusuban.bench;

import org.jspecify.annotations.NullMarked;
