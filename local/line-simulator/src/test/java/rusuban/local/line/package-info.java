/** Tests of the simulated LINE, over real HTTP. */
@NullMarked
package rusuban.local.line;

import org.jspecify.annotations.NullMarked;
