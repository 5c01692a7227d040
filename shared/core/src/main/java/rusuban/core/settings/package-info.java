/** The owner's settings, as one immutable document that passed every check. */
@NullMarked
package rusuban.core.settings;

import org.jspecify.annotations.NullMarked;
