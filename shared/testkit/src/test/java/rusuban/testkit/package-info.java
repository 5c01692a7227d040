/** The contract tests of the fakes, the same as those of the real implementations. */
@NullMarked
package rusuban.testkit;

import org.jspecify.annotations.NullMarked;
