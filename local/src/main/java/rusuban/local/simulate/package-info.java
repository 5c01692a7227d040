/** {@code rusuban simulate}: whether the promises hold under faults made by seed. */
@NullMarked
package rusuban.local.simulate;

import org.jspecify.annotations.NullMarked;
