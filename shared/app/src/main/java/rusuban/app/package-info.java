/** The few use cases of the shop, and the ports they need. */
@NullMarked
package rusuban.app;

import org.jspecify.annotations.NullMarked;
