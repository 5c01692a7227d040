/** The parts of every function, built from its environment variables. */
@NullMarked
package rusuban.wiring;

import org.jspecify.annotations.NullMarked;
