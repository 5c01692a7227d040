/** Tests of the pages in this package's name. */
@NullMarked
package rusuban.console.trial;

import org.jspecify.annotations.NullMarked;
