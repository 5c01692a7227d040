/** Tests that kill the deployed functions, in processes of their own, at every call they make. */
@NullMarked
package rusuban.local.kill;

import org.jspecify.annotations.NullMarked;
