@NullMarked
package rusuban.json;

import org.jspecify.annotations.NullMarked;
