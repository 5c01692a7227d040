/** Tests that DynamoDB Local starts, reports a failed start, and leaves no process behind. */
@NullMarked
package rusuban.local.dynamodb;

import org.jspecify.annotations.NullMarked;
