/** The fakes keep the same contracts as what they stand for. */
@NullMarked
package rusuban.testkit;

import org.jspecify.annotations.NullMarked;
