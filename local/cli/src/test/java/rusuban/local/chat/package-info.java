/** Tests of {@code ./rusuban chat}. */
@NullMarked
package rusuban.local.chat;

import org.jspecify.annotations.NullMarked;
