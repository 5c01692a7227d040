/** Tests of {@code rusuban up} from outside, and of its clock from within. */
@NullMarked
package rusuban.local.up;

import org.jspecify.annotations.NullMarked;
