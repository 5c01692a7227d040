/** {@code ./rusuban closed}, {@code busy} and {@code staff}: the shop's state. */
@NullMarked
package rusuban.local.state;

import org.jspecify.annotations.NullMarked;
