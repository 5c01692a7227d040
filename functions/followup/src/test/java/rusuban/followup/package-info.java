/** Tests of the tick and of the consumers over fakes. */
@NullMarked
package rusuban.followup;

import org.jspecify.annotations.NullMarked;
