/**
 * An account's connection to LINE: LINE's answers about the account itself, and its credentials.
 */
@NullMarked
package rusuban.app.connection;

import org.jspecify.annotations.NullMarked;
