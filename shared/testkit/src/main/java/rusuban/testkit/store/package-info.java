/** In-memory stores and the contract tests of every store. */
@NullMarked
package rusuban.testkit.store;

import org.jspecify.annotations.NullMarked;
