/**
 * Adapter for LINE: the mailbox verifies and reads webhooks, the messenger calls the Messaging API.
 * LINE's own types stop here.
 */
@NullMarked
package rusuban.line;

import org.jspecify.annotations.NullMarked;
