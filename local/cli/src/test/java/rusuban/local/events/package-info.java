@NullMarked
package rusuban.local.events;

import org.jspecify.annotations.NullMarked;
