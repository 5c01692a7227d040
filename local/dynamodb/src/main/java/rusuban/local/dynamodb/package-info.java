/** Start and stop of DynamoDB Local in its own process. */
@NullMarked
package rusuban.local.dynamodb;

import org.jspecify.annotations.NullMarked;
