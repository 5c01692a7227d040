/** Webhook events: decided, saved, then answered. */
@NullMarked
package rusuban.app.receive;

import org.jspecify.annotations.NullMarked;
