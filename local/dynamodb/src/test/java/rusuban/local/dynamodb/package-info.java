/** DynamoDB Local comes up, says when it cannot, and leaves nothing behind. */
@NullMarked
package rusuban.local.dynamodb;

import org.jspecify.annotations.NullMarked;
