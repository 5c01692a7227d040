@NullMarked
package rusuban.app.reply;

import org.jspecify.annotations.NullMarked;
