/** DynamoDB Local, started and stopped as a process of its own. */
@NullMarked
package rusuban.local.dynamodb;

import org.jspecify.annotations.NullMarked;
