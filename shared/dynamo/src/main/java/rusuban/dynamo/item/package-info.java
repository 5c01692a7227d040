/** The items of the table, their keys and their attributes. */
@NullMarked
package rusuban.dynamo.item;

import org.jspecify.annotations.NullMarked;
