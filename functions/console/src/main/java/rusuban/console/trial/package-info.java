/** The page 試す: the answer that settings would give, its reasons, and warnings about all rules. */
@NullMarked
package rusuban.console.trial;

import org.jspecify.annotations.NullMarked;
