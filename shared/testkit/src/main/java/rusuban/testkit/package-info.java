/**
 * Fakes named for what they are, a settable clock, seeded chance, and one contract suite per port.
 */
@NullMarked
package rusuban.testkit;

import org.jspecify.annotations.NullMarked;
