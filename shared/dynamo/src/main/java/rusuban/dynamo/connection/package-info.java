/** Adapters in DynamoDB for LINE's answers of a check, and for what people saw in its screens. */
@NullMarked
package rusuban.dynamo.connection;

import org.jspecify.annotations.NullMarked;
