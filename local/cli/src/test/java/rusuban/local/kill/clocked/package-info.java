/**
 * Handlers with a shared, movable clock, added to a killed process beside its archive. Leases last
 * minutes, and a process's own clock cannot be set from outside.
 */
@NullMarked
package rusuban.local.kill.clocked;

import org.jspecify.annotations.NullMarked;
