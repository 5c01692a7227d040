/** Fakes and contract suites of the ports of the people. */
@NullMarked
package rusuban.testkit.people;

import org.jspecify.annotations.NullMarked;
