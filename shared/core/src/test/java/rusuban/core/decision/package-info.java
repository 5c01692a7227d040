@NullMarked
package rusuban.core.decision;

import org.jspecify.annotations.NullMarked;
