/** What we know of one chat, as a fold over its events. */
@NullMarked
package rusuban.core.chat;

import org.jspecify.annotations.NullMarked;
