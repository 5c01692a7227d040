/** The command that signs files of {@code events/}. */
@NullMarked
package rusuban.local.events;

import org.jspecify.annotations.NullMarked;
