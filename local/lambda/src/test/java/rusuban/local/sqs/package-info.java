/** Tests of the local system's queue. */
@NullMarked
package rusuban.local.sqs;

import org.jspecify.annotations.NullMarked;
