/**
 * The state of the simulated LINE: users, conversations, uploads, tokens and the file that keeps
 * them.
 */
@NullMarked
package rusuban.local.line.state;

import org.jspecify.annotations.NullMarked;
