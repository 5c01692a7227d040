/** The owner's and staff's console: one list of routes in front of small pages. */
@NullMarked
package rusuban.console;

import org.jspecify.annotations.NullMarked;
