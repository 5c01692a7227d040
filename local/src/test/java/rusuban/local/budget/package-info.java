/** What a function may cost, in numbers that no machine changes. */
@NullMarked
package rusuban.local.budget;

import org.jspecify.annotations.NullMarked;
