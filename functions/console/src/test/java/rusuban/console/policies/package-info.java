/** Tests of the package of the same name. */
@NullMarked
package rusuban.console.policies;

import org.jspecify.annotations.NullMarked;
