/** Adapters in DynamoDB for what people saw in LINE's screens. */
@NullMarked
package rusuban.dynamo.connection;

import org.jspecify.annotations.NullMarked;
