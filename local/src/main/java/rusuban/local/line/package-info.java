/**
 * A simulator of LINE: its Messaging API towards the shop, its webhooks, and the customers behind
 * it. As strict as LINE's documentation; where that is silent, a comment says what was chosen.
 */
@NullMarked
package rusuban.local.line;

import org.jspecify.annotations.NullMarked;
