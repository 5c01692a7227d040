/**
 * The words that the whole house shares: accounts, chats, ids. Pure: no clock, no chance, no
 * network.
 */
@NullMarked
package rusuban.core;

import org.jspecify.annotations.NullMarked;
