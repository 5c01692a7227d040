/** {@code ./rusuban people}: invites, lists and removes the members of an account. */
@NullMarked
package rusuban.local.people;

import org.jspecify.annotations.NullMarked;
