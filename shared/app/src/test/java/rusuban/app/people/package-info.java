@NullMarked
package rusuban.app.people;

import org.jspecify.annotations.NullMarked;
