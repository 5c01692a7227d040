/** The people of a shop's console: members and their roles, sessions, and who changed what. */
@NullMarked
package rusuban.app.people;

import org.jspecify.annotations.NullMarked;
