/** Tests of the package, over real HTTP. */
@NullMarked
package rusuban.local.line;

import org.jspecify.annotations.NullMarked;
