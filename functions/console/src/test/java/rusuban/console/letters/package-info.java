/** Tests of the pages in this package's name. */
@NullMarked
package rusuban.console.letters;

import org.jspecify.annotations.NullMarked;
