/** Priming of a function before Lambda takes its snapshot. */
@NullMarked
package rusuban.wiring.snapshot;

import org.jspecify.annotations.NullMarked;
