@NullMarked
package rusuban.core.trial;

import org.jspecify.annotations.NullMarked;
