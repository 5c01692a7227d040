/** Shards handed over to consumers by a queue of SQS. */
@NullMarked
package rusuban.sqs;

import org.jspecify.annotations.NullMarked;
