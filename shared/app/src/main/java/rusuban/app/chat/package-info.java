/** Chats, the records of their events, and their history. */
@NullMarked
package rusuban.app.chat;

import org.jspecify.annotations.NullMarked;
