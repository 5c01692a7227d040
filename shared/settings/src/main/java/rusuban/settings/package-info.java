/** JSON text in and out, and the settings documents written in it. */
@NullMarked
package rusuban.settings;

import org.jspecify.annotations.NullMarked;
