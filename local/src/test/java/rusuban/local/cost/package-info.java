/** Prices computed by hand beside those that the code computes. */
@NullMarked
package rusuban.local.cost;

import org.jspecify.annotations.NullMarked;
