/**
 * Adapter for LINE: a parser that verifies and reads webhooks, and a client of the Messaging API.
 * LINE's own types stop here.
 */
@NullMarked
package rusuban.line;

import org.jspecify.annotations.NullMarked;
