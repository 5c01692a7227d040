/**
 * The real use cases over fakes with seeded faults. One thing happens at a time, so that a seed
 * always gives the same schedule.
 */
@NullMarked
package rusuban.simulation;

import org.jspecify.annotations.NullMarked;
