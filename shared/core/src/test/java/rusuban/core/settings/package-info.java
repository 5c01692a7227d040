@NullMarked
package rusuban.core.settings;

import org.jspecify.annotations.NullMarked;
