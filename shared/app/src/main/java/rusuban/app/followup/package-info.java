/** Follow-ups that are due, and the sender that ends them. */
@NullMarked
package rusuban.app.followup;

import org.jspecify.annotations.NullMarked;
