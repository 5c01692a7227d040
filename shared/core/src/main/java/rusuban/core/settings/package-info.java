/** What the owner sets, as one immutable document that has passed every check. */
@NullMarked
package rusuban.core.settings;

import org.jspecify.annotations.NullMarked;
