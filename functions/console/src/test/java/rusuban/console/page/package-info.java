/** Tests of the package of the same name. */
@NullMarked
package rusuban.console.page;

import org.jspecify.annotations.NullMarked;
