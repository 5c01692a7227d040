/** Scenarios of the demo salon through the running system: HTTP in, simulator out. */
@NullMarked
package rusuban.local.scenario;

import org.jspecify.annotations.NullMarked;
