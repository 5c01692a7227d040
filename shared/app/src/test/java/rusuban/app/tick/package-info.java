@NullMarked
package rusuban.app.tick;

import org.jspecify.annotations.NullMarked;
