@NullMarked
package rusuban.app;

import org.jspecify.annotations.NullMarked;
