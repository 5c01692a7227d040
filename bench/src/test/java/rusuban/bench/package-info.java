/** Tests of the command line. */
@NullMarked
package rusuban.bench;

import org.jspecify.annotations.NullMarked;
