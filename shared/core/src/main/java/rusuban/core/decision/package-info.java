/**
 * Decisions about events: a pure function, one list of steps, and a trace that explains each
 * decision.
 */
@NullMarked
package rusuban.core.decision;

import org.jspecify.annotations.NullMarked;
