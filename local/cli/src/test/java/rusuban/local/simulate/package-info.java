/** Tests of the command, and of schedules on a real DynamoDB. */
@NullMarked
package rusuban.local.simulate;

import org.jspecify.annotations.NullMarked;
