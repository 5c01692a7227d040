/** The command, and the schedules on a real DynamoDB. */
@NullMarked
package rusuban.local.simulate;

import org.jspecify.annotations.NullMarked;
