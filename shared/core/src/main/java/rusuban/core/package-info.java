/**
 * Types that all modules share: accounts, chats, ids. Pure: no clock, no randomness, no network.
 */
@NullMarked
package rusuban.core;

import org.jspecify.annotations.NullMarked;
