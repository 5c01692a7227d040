/** Budgets of a function's costs, in numbers that are the same on every machine. */
@NullMarked
package rusuban.local.budget;

import org.jspecify.annotations.NullMarked;
