@NullMarked
package rusuban.testkit.connection;

import org.jspecify.annotations.NullMarked;
