/**
 * What a killed process has beside its archive: the handlers at a told time. A process cannot be
 * given another clock from outside, and holds last minutes.
 */
@NullMarked
package rusuban.local.kill.clocked;

import org.jspecify.annotations.NullMarked;
