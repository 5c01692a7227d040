/** Fakes, a settable clock, seeded random inputs, and one contract suite for each port. */
@NullMarked
package rusuban.testkit;

import org.jspecify.annotations.NullMarked;
