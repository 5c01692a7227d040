@NullMarked
package rusuban.core.chat;

import org.jspecify.annotations.NullMarked;
