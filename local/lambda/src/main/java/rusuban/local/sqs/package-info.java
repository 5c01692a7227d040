/** The SQS queue of the local system. */
@NullMarked
package rusuban.local.sqs;

import org.jspecify.annotations.NullMarked;
