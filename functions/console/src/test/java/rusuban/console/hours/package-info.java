/** Tests of the package of the same name. */
@NullMarked
package rusuban.console.hours;

import org.jspecify.annotations.NullMarked;
