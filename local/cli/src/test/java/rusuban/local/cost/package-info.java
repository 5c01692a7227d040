/** Tests of computed prices against prices computed by hand. */
@NullMarked
package rusuban.local.cost;

import org.jspecify.annotations.NullMarked;
