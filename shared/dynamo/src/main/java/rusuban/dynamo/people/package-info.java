/** The ports of the people on the same table. */
@NullMarked
package rusuban.dynamo.people;

import org.jspecify.annotations.NullMarked;
