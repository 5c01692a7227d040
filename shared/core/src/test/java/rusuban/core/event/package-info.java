@NullMarked
package rusuban.core.event;

import org.jspecify.annotations.NullMarked;
