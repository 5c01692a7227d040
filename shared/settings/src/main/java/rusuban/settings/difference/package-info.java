/** Differences between two settings documents, in words for the owner. */
@NullMarked
package rusuban.settings.difference;

import org.jspecify.annotations.NullMarked;
