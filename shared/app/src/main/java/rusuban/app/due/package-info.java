/** Work whose time has come: the index of it, claims on it and attempts at it. */
@NullMarked
package rusuban.app.due;

import org.jspecify.annotations.NullMarked;
