/** {@code ./rusuban settings}: checks, applies and rolls back an account's settings. */
@NullMarked
package rusuban.local.settings;

import org.jspecify.annotations.NullMarked;
