/** The command that runs a function on one event, and the explanation of its answer. */
@NullMarked
package rusuban.local.invoke;

import org.jspecify.annotations.NullMarked;
