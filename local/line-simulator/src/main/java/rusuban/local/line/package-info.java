/**
 * A simulator of LINE: its Messaging API, its webhooks, and the customers. It is as strict as
 * LINE's documentation. Where that is silent, a comment gives the choice.
 */
@NullMarked
package rusuban.local.line;

import org.jspecify.annotations.NullMarked;
