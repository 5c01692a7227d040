/** All ports of the store, for composition roots. */
@NullMarked
package rusuban.app.store;

import org.jspecify.annotations.NullMarked;
