/** Messages as a customer's phone shows them. */
@NullMarked
package rusuban.console.preview;

import org.jspecify.annotations.NullMarked;
