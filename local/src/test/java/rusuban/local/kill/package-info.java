/** The deployed functions in processes of their own, killed at every boundary they cross. */
@NullMarked
package rusuban.local.kill;

import org.jspecify.annotations.NullMarked;
