/** The every-minute invocation: it runs all due work. */
@NullMarked
package rusuban.app.tick;

import org.jspecify.annotations.NullMarked;
