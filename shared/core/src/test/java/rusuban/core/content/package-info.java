@NullMarked
package rusuban.core.content;

import org.jspecify.annotations.NullMarked;
