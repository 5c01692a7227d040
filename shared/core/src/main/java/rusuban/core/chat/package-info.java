/** State of one chat, computed from its events. */
@NullMarked
package rusuban.core.chat;

import org.jspecify.annotations.NullMarked;
