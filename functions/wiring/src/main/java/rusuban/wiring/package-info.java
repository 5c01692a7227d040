/** From the environment to the parts every function is made of. */
@NullMarked
package rusuban.wiring;

import org.jspecify.annotations.NullMarked;
