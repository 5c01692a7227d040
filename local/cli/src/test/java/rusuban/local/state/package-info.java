@NullMarked
package rusuban.local.state;

import org.jspecify.annotations.NullMarked;
