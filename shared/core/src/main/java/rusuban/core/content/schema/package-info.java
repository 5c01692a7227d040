/** The schemas of LINE's message objects and the check of a value against them. */
@NullMarked
package rusuban.core.content.schema;

import org.jspecify.annotations.NullMarked;
