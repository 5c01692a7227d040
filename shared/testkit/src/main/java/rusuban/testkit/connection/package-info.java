/** Fakes and contract suites of an account's connection to LINE. */
@NullMarked
package rusuban.testkit.connection;

import org.jspecify.annotations.NullMarked;
