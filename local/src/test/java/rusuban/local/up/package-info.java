/** {@code rusuban up} from outside, and its clock from within. */
@NullMarked
package rusuban.local.up;

import org.jspecify.annotations.NullMarked;
