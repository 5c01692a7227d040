/** The tick over fakes. */
@NullMarked
package rusuban.followup;

import org.jspecify.annotations.NullMarked;
