/** The demo salon's days and nights, through the running system: HTTP in, simulator out. */
@NullMarked
package rusuban.local.scenario;

import org.jspecify.annotations.NullMarked;
