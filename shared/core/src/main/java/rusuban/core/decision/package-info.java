/** What to answer and why: pure, one list of steps, and a trace that explains them. */
@NullMarked
package rusuban.core.decision;

import org.jspecify.annotations.NullMarked;
