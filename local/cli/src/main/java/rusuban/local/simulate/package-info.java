/** {@code rusuban simulate}: checks the promises under random faults with a seed. */
@NullMarked
package rusuban.local.simulate;

import org.jspecify.annotations.NullMarked;
