/** Facts of a whole account: its shop's state, and when LINE last sent it a webhook. */
@NullMarked
package rusuban.app.account;

import org.jspecify.annotations.NullMarked;
