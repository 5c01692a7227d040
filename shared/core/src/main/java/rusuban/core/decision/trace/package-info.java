/** The trace of a decision: codes with arguments, and their text for a reader. */
@NullMarked
package rusuban.core.decision.trace;

import org.jspecify.annotations.NullMarked;
