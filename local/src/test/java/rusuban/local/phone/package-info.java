/** Tests of the package, over real HTTP. */
@NullMarked
package rusuban.local.phone;

import org.jspecify.annotations.NullMarked;
