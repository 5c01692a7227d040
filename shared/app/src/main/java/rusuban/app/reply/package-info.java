/** Replies that are outstanding, and the sender that ends them. */
@NullMarked
package rusuban.app.reply;

import org.jspecify.annotations.NullMarked;
