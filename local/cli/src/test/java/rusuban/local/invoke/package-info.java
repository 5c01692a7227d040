@NullMarked
package rusuban.local.invoke;

import org.jspecify.annotations.NullMarked;
