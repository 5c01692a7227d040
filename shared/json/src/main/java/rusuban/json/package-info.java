/** JSON values, their text and their size. */
@NullMarked
package rusuban.json;

import org.jspecify.annotations.NullMarked;
