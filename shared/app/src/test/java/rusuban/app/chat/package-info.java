@NullMarked
package rusuban.app.chat;

import org.jspecify.annotations.NullMarked;
