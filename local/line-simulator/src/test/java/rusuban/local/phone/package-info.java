/** Tests of the phone's API, over real HTTP. */
@NullMarked
package rusuban.local.phone;

import org.jspecify.annotations.NullMarked;
