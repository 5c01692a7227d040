/** Tests of the wiring without a network. */
@NullMarked
package rusuban.wiring;

import org.jspecify.annotations.NullMarked;
