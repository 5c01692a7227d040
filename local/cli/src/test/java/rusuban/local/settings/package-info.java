/** Tests of {@code ./rusuban settings}. */
@NullMarked
package rusuban.local.settings;

import org.jspecify.annotations.NullMarked;
