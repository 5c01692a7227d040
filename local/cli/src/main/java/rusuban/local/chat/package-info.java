/** {@code ./rusuban chat}: exports and erases one chat. */
@NullMarked
package rusuban.local.chat;

import org.jspecify.annotations.NullMarked;
