@NullMarked
package rusuban.line;

import org.jspecify.annotations.NullMarked;
