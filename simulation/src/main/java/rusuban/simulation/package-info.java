/**
 * The real use cases over fakes that fail by seed, one thing at a time, so that a seed always gives
 * the same schedule.
 */
@NullMarked
package rusuban.simulation;

import org.jspecify.annotations.NullMarked;
