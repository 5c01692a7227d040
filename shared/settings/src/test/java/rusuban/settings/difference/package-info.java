@NullMarked
package rusuban.settings.difference;

import org.jspecify.annotations.NullMarked;
