/** Trials: the answers that settings would give, without a customer, a store or LINE. */
@NullMarked
package rusuban.core.trial;

import org.jspecify.annotations.NullMarked;
