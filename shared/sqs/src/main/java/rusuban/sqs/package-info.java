/** Adapter that hands shards over to consumers through an SQS queue. */
@NullMarked
package rusuban.sqs;

import org.jspecify.annotations.NullMarked;
